using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace JatengPortal.News.Markup;

/// <summary>The addresses that a text leads to.</summary>
/// <param name="page">Where the text stood, to complete short addresses; null where that isn't known.</param>
/// <param name="leftOut">Told of addresses that can't be linked.</param>
internal sealed class BodyLinks(Uri? page, LeftOut leftOut)
{
    private const int LongestAddress = 2000;

    private static readonly Regex ImageFile = new(
        @"\.(jpe?g|png|gif|webp|svg|bmp|avif)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>The complete address of a link; null where it has none that can be used.</summary>
    public string? Read(IElement link)
    {
        if (link.GetAttribute("href")?.Trim() is not { Length: > 0 } href)
            return null;
        if (href.Length > LongestAddress || href[0] == '#' || !TryComplete(href, out var address))
        {
            leftOut.Add(LeftOut.RefusedAddresses, href);
            return null;
        }

        var isOldFile = address.Host == page?.Host && address.AbsolutePath.Contains("/wp-content/", StringComparison.Ordinal);
        if (isOldFile && !IsImage(address.AbsoluteUri))
            leftOut.Add(LeftOut.OldFiles, address.AbsoluteUri);
        return address.AbsoluteUri;
    }

    /// <summary>The complete address of what is embedded; null where it is no page of the web.</summary>
    public string? ReadEmbedded(string? source)
    {
        if (source is not { Length: > 0 and <= LongestAddress } || !TryComplete(source.Trim(), out var address))
            return null;
        return address.Scheme is "http" or "https" ? address.AbsoluteUri : null;
    }

    /// <summary>Whether the address is that of a picture, so that a link from one to it says nothing by itself.</summary>
    public static bool IsImage(string address) => ImageFile.IsMatch(address.Split('?', '#')[0]);

    /// <summary>The address as it stands in Markdown behind the text of a link.</summary>
    public static string Write(string address) =>
        $"(<{address.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal)}>)";

    private bool TryComplete(string href, [NotNullWhen(true)] out Uri? address)
    {
        var isComplete = Uri.TryCreate(href, UriKind.Absolute, out address) && !href.StartsWith('/');
        if (!isComplete && (page is null || !Uri.TryCreate(page, href, out address)))
            address = null;
        // "https://bank.go.id@elsewhere.example" reads like one place and leads to another.
        return address is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" } or { Scheme: "mailto" or "tel" };
    }
}
