namespace JatengPortal.News.Circulars.Letters;

/// <summary>
/// A body in two parts, between which the legal basis stands: under the heading "Dasar" where the body has one, else before all of it.
/// </summary>
/// <param name="Before">Up to that heading, with it; empty where there is none.</param>
/// <param name="After">The rest.</param>
internal sealed record LetterBody(string Before, string After)
{
    private static readonly string[] Headings = ["<h2 id=\"isi-dasar\">", "<h2 id=\"isi-dasar-hukum\">"];

    /// <param name="html">As the renderer of Markdown made it: nobody else writes such a heading.</param>
    public static LetterBody Of(string html)
    {
        foreach (var heading in Headings)
        {
            var start = html.IndexOf(heading, StringComparison.Ordinal);
            var end = start < 0 ? -1 : html.IndexOf("</h2>", start, StringComparison.Ordinal);
            if (end >= 0)
                return new LetterBody(html[..(end + 5)], html[(end + 5)..]);
        }

        return new LetterBody("", html);
    }
}
