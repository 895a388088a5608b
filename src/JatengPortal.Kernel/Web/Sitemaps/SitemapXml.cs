using System.Globalization;
using System.Net;
using System.Text;

namespace JatengPortal.Kernel.Web.Sitemaps;

/// <summary>The words of sitemaps.org/protocol. Entries are built as text, since their size has to be known before they are written.</summary>
internal static class SitemapXml
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    public const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // The protocol: "this value must be less than 2,048 characters".
    private const int MaxAddress = 2047;

    /// <exception cref="ArgumentException">An address is too long or not absolute.</exception>
    public static byte[] Entry(string element, Uri address, DateTime? modifiedUtc, IReadOnlyList<SitemapLanguage> languages)
    {
        var entry = new StringBuilder(256).Append('<').Append(element).Append("><loc>").Append(Escaped(address)).Append("</loc>");
        if (modifiedUtc is { } modified)
            entry.Append(CultureInfo.InvariantCulture, $"<lastmod>{modified:yyyy-MM-dd'T'HH:mm:ss'Z'}</lastmod>");

        foreach (var (language, translation) in languages)
        {
            entry.Append("<xhtml:link rel=\"alternate\" hreflang=\"").Append(WebUtility.HtmlEncode(language))
                .Append("\" href=\"").Append(Escaped(translation)).Append("\"/>");
        }

        return Encoding.UTF8.GetBytes(entry.Append("</").Append(element).Append(">\n").ToString());
    }

    // AbsoluteUri is ASCII without controls; of what XML gives a meaning it may hold & and '.
    private static string Escaped(Uri address) => address.AbsoluteUri.Length <= MaxAddress
        ? WebUtility.HtmlEncode(address.AbsoluteUri)
        : throw new ArgumentException($"An address in a sitemap has at most {MaxAddress} characters.", nameof(address));
}
