using System.Text.RegularExpressions;

namespace JatengPortal.News.Markup;

/// <summary>
/// Takes out what WordPress and its plug-ins fill in when they show a page: <c>[gallery ids="1,2"]</c>. What stands between an
/// opening and a closing one stays, except for the captions of pictures. Brackets that people write stay text.
/// </summary>
internal static class Shortcodes
{
    private const string Caption = "caption";

    private static readonly Regex Tag = new(
        @"\[(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9_-]{0,40})(?<more>[\s=][^\[\]<>]{0,1000})?/?\]", RegexOptions.NonBacktracking);

    private static readonly Regex Captioned = new(
        @"\[(wp_)?caption\b[^\[\]]{0,1000}\](?<inside>.*?)\[/(wp_)?caption\]",
        RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture);

    private static readonly Regex Picture = new(@"<img\b[^>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);

    private static readonly HashSet<string> OfWordPress = new(StringComparer.OrdinalIgnoreCase)
    {
        "gallery", Caption, "wp_caption", "embed", "video", "audio", "playlist", "youtube", "vimeo", "toc", "sitemap", "soundcloud",
        "googlemaps",
    };

    public static string TakeOut(string html, LeftOut leftOut)
    {
        if (!html.Contains('[', StringComparison.Ordinal))
            return html;
        var text = Captioned.Replace(html, match => TakeCaption(match.Groups["inside"].Value, leftOut));
        var closed = Tag.Matches(text).Where(match => match.Groups["end"].Length > 0).Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Tag.Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            if (!IsOne(name, match.Groups["more"].Value, closed))
                return match.Value;
            if (match.Groups["end"].Length == 0)
                leftOut.Add($"shortcodes [{name.ToLowerInvariant()}], left out", match.Value);
            // Page builders put paragraphs between theirs; the others may stand in the middle of a sentence.
            return name.Contains('_', StringComparison.Ordinal) ? "\n\n" : " ";
        });
    }

    private static bool IsOne(string name, string more, HashSet<string> closed) =>
        OfWordPress.Contains(name) || more.Contains('=', StringComparison.Ordinal) || closed.Contains(name)
        || name.Contains('_', StringComparison.Ordinal);

    // The picture goes on to be counted as one.
    private static string TakeCaption(string inside, LeftOut leftOut)
    {
        leftOut.Add($"shortcodes [{Caption}], left out");
        var words = PlainText.Of(inside.Length <= ParsedHtml.MaxLength ? inside : "");
        if (words.Length > 0)
            leftOut.Add(LeftOut.Captions, words);
        return string.Concat(Picture.Matches(inside).Select(match => match.Value));
    }
}
