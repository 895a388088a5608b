using System.Text;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Articles.Import;

/// <summary>
/// A press article as it is copied from a site: title, perhaps a caption and a date, then the dateline and the text, with the
/// site's furniture around it. Whatever is no part of the text is listed as a warning; nothing is guessed.
/// </summary>
internal sealed class PlainArticle
{
    private const int LongestTitle = 300;
    private const int LinesBeforeDateline = 12;

    // Only text that an editor wrapped by hand has all lines this short; elsewhere every line is a paragraph.
    private const int LongestWrappedLine = 120;

    private readonly List<ImportWarning> _warnings = [];
    private readonly List<SourceLine> _lines;

    private PlainArticle(IEnumerable<string> lines) =>
        _lines = [.. lines.Select((text, index) => new SourceLine(index + 1, text.Trim())).SkipWhile(line => line.IsBlank)];

    public static ImportedArticle Read(IEnumerable<string> lines) => new PlainArticle(lines).Read();

    /// <exception cref="RuleViolationException"><c>import.title-missing</c>, <c>import.title-too-long</c></exception>
    public static string RequireTitle(string? title) => title switch
    {
        null or "" => throw new RuleViolationException("import.title-missing", "The file has no title."),
        { Length: > LongestTitle } => throw new RuleViolationException(
            "import.title-too-long", $"The title, the first line of the file, is longer than {LongestTitle} characters."),
        _ => title,
    };

    private ImportedArticle Read()
    {
        var title = RequireTitle(_lines.FirstOrDefault()?.Text);
        _lines.RemoveAt(0);
        LeaveOutFurniture();
        var dateline = TakeDateline();
        var published = TakePublication(_lines);
        var body = BodyOf(_lines);
        if (body.Length == 0)
            throw new RuleViolationException("import.body-missing", "The file has a title but no text.");
        if (dateline is null)
            _warnings.Add(new ImportWarning(0, "", Why.NoDateline));
        if (published is null)
            _warnings.Add(new ImportWarning(0, "", Why.NoDate));
        return new ImportedArticle(
            "", title, null, dateline, null, body, null, null, [], published, null, [.. _warnings.OrderBy(w => w.Line == 0 ? int.MaxValue : w.Line)]);
    }

    private void LeaveOutFurniture()
    {
        var isAfterText = false;
        for (var at = 0; at < _lines.Count; at++)
        {
            var (number, text) = _lines[at];
            if (_lines[at].IsBlank)
                continue;
            var why = isAfterText ? Why.CommentForm : Furniture.Recognise(text);
            isAfterText |= Furniture.BeginsCommentForm(text);
            if (why is not null)
            {
                LeaveOut(_lines[at], why);
                _lines[at] = new SourceLine(number, "");
            }
            else if (Furniture.WithoutSignOff(text) is { } kept)
            {
                _warnings.Add(ImportWarning.About(number, text[kept.Length..].Trim(), Why.SignOff));
                _lines[at] = new SourceLine(number, kept);
            }
        }
    }

    /// <summary>Finds the dateline near the top; what stands above it is no part of the text.</summary>
    private string? TakeDateline()
    {
        var candidates = _lines.Where(line => !line.IsBlank).Take(LinesBeforeDateline);
        foreach (var line in candidates)
        {
            if (Dateline.Read(line.Text) is not { } dateline)
                continue;
            var at = _lines.IndexOf(line);
            var head = _lines[..at];
            _lines.RemoveRange(0, at);
            _lines[0] = line with { Text = dateline.Rest };
            if (dateline.Outlet.Length > 0)
                _warnings.Add(ImportWarning.About(line.Number, dateline.Outlet, Why.DatelineOutlet));
            if (dateline.Date.Length > 0)
                _warnings.Add(ImportWarning.About(line.Number, dateline.Date, Why.DatelineDate));
            _lines.InsertRange(0, head.Where(above => PublicationLine.IsOne(above.Text)));
            foreach (var above in head.Where(above => !above.IsBlank && !PublicationLine.IsOne(above.Text)))
                LeaveOut(above, Furniture.EndsInCredit(above.Text) ? Why.Caption : Why.BeforeDateline);
            return dateline.Place;
        }

        return null;
    }

    /// <summary>Takes the lines of nothing but a date that stand between title and text.</summary>
    private DateTime? TakePublication(List<SourceLine> lines)
    {
        var dates = new HashSet<DateTime>();
        while (lines.Count > 0 && (lines[0].IsBlank || PublicationLine.IsOne(lines[0].Text)))
        {
            var line = lines[0];
            lines.RemoveAt(0);
            if (line.IsBlank)
                continue;
            if (PublicationLine.Read(line.Text) is not { } date)
                LeaveOut(line, Why.NotOneDate);
            else if (dates.Add(date) && dates.Count > 1)
                LeaveOut(line, Why.DateDiffers);
        }

        return dates.Count == 1 ? dates.Single() : null;
    }

    private static string BodyOf(List<SourceLine> lines)
    {
        var isWrapped = lines.All(line => line.Text.Length <= LongestWrappedLine)
            && lines.SkipWhile(line => line.IsBlank).Reverse().SkipWhile(line => line.IsBlank).Any(line => line.IsBlank);
        var body = new StringBuilder();
        var betweenParagraphs = false;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                betweenParagraphs = true;
                continue;
            }

            if (body.Length > 0)
                body.Append(isWrapped && !betweenParagraphs ? " " : "\n\n");
            body.Append(MarkdownText.Escape(line.Text));
            betweenParagraphs = false;
        }

        return body.ToString();
    }

    private void LeaveOut(SourceLine line, string why) => _warnings.Add(ImportWarning.About(line.Number, line.Text, why));

    private sealed record SourceLine(int Number, string Text)
    {
        public bool IsBlank => Text.Length == 0;
    }
}
