using System.Globalization;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Articles.Import;

/// <summary>
/// Markdown below front matter with <c>title</c> and, as far as known, <c>id</c>, <c>slug</c>, <c>date</c>, <c>author</c>,
/// <c>category</c>, <c>tags</c>, <c>summary</c>, <c>dateline</c>, <c>cover</c> and its <c>alt</c>.
/// </summary>
internal static class MarkdownArticle
{
    private const string Fence = "---";
    private const int LongestId = 200;

    private static readonly HashSet<string> KnownKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "title", "slug", "date", "author", "category", "tags", "summary", "dateline", "cover", "alt",
    };

    // Zones as RFC 3339 writes them; without one, WIB is meant.
    private static readonly string[] WithZone = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK"];
    private static readonly string[] WithoutZone = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public static bool IsMarkdown(string[] lines) => lines[0].TrimEnd() == Fence;

    public static ImportedArticle Read(string[] lines)
    {
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is Fence or "...");
        if (end < 0)
            throw new RuleViolationException("import.front-matter", "The front matter begins with '---' and never ends; a second '---' belongs below it.");
        var front = FrontMatter.Read(string.Join('\n', lines[1..end]), linesBefore: 1);
        var title = PlainArticle.RequireTitle(front.Text("title"));
        var warnings = front.Keys.Where(entry => !KnownKeys.Contains(entry.Key))
            .Select(entry => ImportWarning.About(entry.Line, entry.Key, Why.UnknownKey)).ToList();
        var body = BodyOf(lines, end + 1, title, warnings);
        var published = front.Text("date") is { } date ? Time(date, front.LineOf("date")) : (DateTime?)null;
        if (published is null)
            warnings.Add(new ImportWarning(0, "", Why.NoDate));
        return new ImportedArticle(
            front.Text("id") is { } id ? SourceId(id) : "",
            title,
            front.Text("slug") is { } slug ? Slug.Parse(slug) : null,
            front.Text("dateline"),
            front.Text("summary"),
            body,
            front.Text("author"),
            front.Text("category"),
            front.List("tags"),
            published,
            CoverOf(front),
            warnings);
    }

    private static string BodyOf(string[] lines, int first, string title, List<ImportWarning> warnings)
    {
        var start = Array.FindIndex(lines, first, line => !string.IsNullOrWhiteSpace(line));
        if (start >= 0 && lines[start].StartsWith("# ", StringComparison.Ordinal)
            && string.Equals(lines[start][2..].Trim(), title, StringComparison.OrdinalIgnoreCase))
        {
            warnings.Add(ImportWarning.About(start + 1, lines[start], Why.RepeatsTitle)); // the page shows the title above the body
            start = Array.FindIndex(lines, start + 1, line => !string.IsNullOrWhiteSpace(line));
        }

        if (start < 0)
            throw new RuleViolationException("import.body-missing", "The file has front matter but no text.");
        var body = string.Join('\n', lines[start..]).TrimEnd();
        warnings.AddRange(MarkdownRenderer.Render(body).Findings.Select(finding => ImportWarning.About(finding.Line + start, finding.Text, finding.Code)));
        return body;
    }

    private static string SourceId(string id) => id.Length <= LongestId && !id.Any(char.IsControl)
        ? "file:" + id
        : throw new RuleViolationException("import.front-matter", $"An id has at most {LongestId} characters.");

    private static DateTime Time(string text, int line)
    {
        if (DateTime.TryParseExact(text, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 1)
            return DateTime.SpecifyKind(local.AddHours(-7), DateTimeKind.Utc);
        if (DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time.UtcDateTime;
        throw new RuleViolationException("import.date", $"'{text}' (line {line}) isn't a date such as 2024-11-27, 2024-11-27 07:00 or 2024-11-27T07:00:00+07:00.");
    }

    private static ImportedCover? CoverOf(FrontMatter front)
    {
        if (front.Text("cover") is not { } cover)
            return null;
        const string Own = "~/media/";
        var path = cover.StartsWith(Own, StringComparison.Ordinal) ? cover[Own.Length..] : cover;
        var isInside = path.Length is > 0 and <= 300 && path.IndexOfAny([':', '\\', '?', '#', '~']) < 0
            && path.Split('/').All(part => part is not ("" or "." or ".."));
        if (!isInside)
            throw new RuleViolationException("import.cover", $"The cover '{cover}' (line {front.LineOf("cover")}) isn't the path of a media file of this site, such as berita/posko.jpg.");
        return new ImportedCover(path, front.Text("alt")
            ?? throw new RuleViolationException("article.cover-without-alt", "A cover needs 'alt', a text for readers who can't see it."));
    }
}
