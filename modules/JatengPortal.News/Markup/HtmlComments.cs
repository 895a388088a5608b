using System.Text;

namespace JatengPortal.News.Markup;

/// <summary>Takes comments out of HTML, those of the block editor (<c>&lt;!-- wp:paragraph --&gt;</c>) among them.</summary>
internal static class HtmlComments
{
    private const string BlockSign = "wp:";

    /// <summary>Whether the block editor wrote the text: then its line breaks mean nothing.</summary>
    public static bool HasBlocks(string html) => html.Contains("<!-- wp:", StringComparison.Ordinal);

    /// <summary>The text without comments, declarations and processing instructions; none can come about anew.</summary>
    public static string TakeOut(string html, LeftOut leftOut)
    {
        var kept = new StringBuilder(html.Length);
        var done = 0;
        for (var at = Next(html, 0); at >= 0; at = Next(html, done))
        {
            kept.Append(html, done, at - done);
            done = SkipFrom(html, at, leftOut);
        }

        kept.Append(html, done, html.Length - done);
        return kept.Replace("<!", "&lt;!").Replace("<?", "&lt;?").ToString();
    }

    private static int Next(string html, int from)
    {
        for (var at = html.IndexOf('<', from); at >= 0; at = html.IndexOf('<', at + 1))
        {
            if (at + 1 < html.Length && html[at + 1] is '!' or '?')
                return at;
        }

        return -1;
    }

    private static int SkipFrom(string html, int at, LeftOut leftOut)
    {
        var isComment = string.CompareOrdinal(html, at, "<!--", 0, 4) == 0;
        var sign = isComment ? "-->" : ">";
        var end = html.IndexOf(sign, isComment ? at + 4 : at, StringComparison.Ordinal);
        if (isComment)
            CountDynamicBlock(html.AsSpan()[(at + 4)..(end < 0 ? html.Length : end)].Trim(), leftOut);
        return end < 0 ? html.Length : end + sign.Length;
    }

    // <!-- wp:latest-posts {"postsToShow":3} /-->: nothing of what readers saw there stands in the file.
    private static void CountDynamicBlock(ReadOnlySpan<char> comment, LeftOut leftOut)
    {
        if (!comment.StartsWith(BlockSign, StringComparison.Ordinal) || !comment.EndsWith("/", StringComparison.Ordinal))
            return;
        var name = comment[BlockSign.Length..^1];
        var length = name.IndexOfAny(' ', '{');
        leftOut.Add(LeftOut.DynamicBlocks, (length < 0 ? name : name[..length]).ToString());
    }
}
