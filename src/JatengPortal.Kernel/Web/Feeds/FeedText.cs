using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Web.Feeds;

/// <summary>How texts, dates and bodies are written in all three formats.</summary>
internal static class FeedText
{
    /// <summary>The text without what XML 1.0 cannot hold (§2.2): most controls, halves of surrogate pairs, U+FFFE, U+FFFF.</summary>
    public static string Clean(string text)
    {
        var firstBad = IndexOfBad(text, 0);
        if (firstBad < 0)
            return text;

        var clean = new StringBuilder(text.Length);
        var copied = 0;
        for (var bad = firstBad; bad >= 0; bad = IndexOfBad(text, copied))
        {
            clean.Append(text, copied, bad - copied);
            copied = bad + 1;
        }

        return clean.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>RFC 3339, to the second.</summary>
    public static string Date(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>RFC 822 with four digits for the year, as RSS wants it.</summary>
    public static string MailDate(DateTime utc) => utc.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    /// <summary>Plain text where HTML is expected.</summary>
    public static string AsHtml(string text) => WebUtility.HtmlEncode(Clean(text));

    /// <summary>The body of an item with addresses that work away from the site, those of its own headings too.</summary>
    public static string Body(Feed feed, FeedItem item) => Clean(MarkdownRenderer
        .ExpandSiteLinks(item.Html, feed.Site.AbsoluteUri.TrimEnd('/'))
        // Text has &quot; where this has a quote: only attributes that the renderer opened are met.
        .Replace(" href=\"#", $" href=\"{WebUtility.HtmlEncode(item.Address.AbsoluteUri)}#", StringComparison.Ordinal));

    private static int IndexOfBad(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                continue;

            if (at + 1 >= text.Length || !XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                return at;

            at++;
        }

        return -1;
    }
}
