using AngleSharp.Dom;

namespace JatengPortal.News.Markup;

/// <summary>What elements mean for a text.</summary>
internal static class HtmlElements
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main",
        "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", "listing",
    };

    private static readonly HashSet<string> Pictures = new(StringComparer.Ordinal) { "img", "picture", "svg", "canvas", "map" };

    public static bool IsBlock(this IElement element) => Blocks.Contains(element.LocalName);

    public static bool IsPicture(this IElement element) => Pictures.Contains(element.LocalName);

    /// <summary>Whether a part of the text as such stands inside, such as a paragraph inside of a link.</summary>
    public static bool HoldsBlocks(this IElement element) => element.Descendants<IElement>().Any(IsBlock);

    public static bool HoldsPicture(this IElement element) => element.Descendants<IElement>().Any(IsPicture);

    /// <summary>
    /// Whether readers didn't see it. What broke into a site hides its links that way, so nothing hidden may come to light here.
    /// </summary>
    public static bool IsHidden(this IElement element)
    {
        if (element.HasAttribute("hidden"))
            return true;
        if (element.GetAttribute("style") is not { Length: > 0 } style)
            return false;
        var packed = string.Concat(style.Where(sign => !char.IsWhiteSpace(sign))).ToLowerInvariant();
        return packed.Contains("display:none", StringComparison.Ordinal) || packed.Contains("visibility:hidden", StringComparison.Ordinal)
            || packed.Contains("left:-9", StringComparison.Ordinal) || packed.Contains("top:-9", StringComparison.Ordinal)
            || packed.Contains("text-indent:-9", StringComparison.Ordinal) || packed.Contains("font-size:0", StringComparison.Ordinal);
    }

    /// <summary>Counts what is never taken over.</summary>
    /// <returns>Whether the element is to be passed by.</returns>
    public static bool LeaveOut(this IElement element, LeftOut leftOut)
    {
        switch (element.LocalName)
        {
            case "script":
                leftOut.Add(LeftOut.Scripts, element.GetAttribute("src"));
                return true;
            case "style" or "link" or "meta" or "base":
                leftOut.Add(LeftOut.Styles);
                return true;
            case "form" or "input" or "button" or "select" or "textarea" or "datalist":
                leftOut.Add(LeftOut.Forms, element.GetAttribute("action"));
                return true;
            case "embed" or "object" or "video" or "audio" or "applet":
                leftOut.Add(LeftOut.Embeds, AddressOf(element));
                return true;
            case "noscript" or "template" or "title" or "head" or "noframes" or "noembed":
                leftOut.Add(LeftOut.Hidden);
                return true;
            case var _ when element.IsPicture():
                leftOut.Add(LeftOut.Images, ImageOf(element));
                return true;
            case var _ when element.IsHidden():
                leftOut.Add(LeftOut.Hidden, PlainText.Of(element));
                return true;
            default:
                return false;
        }
    }

    private static string? AddressOf(IElement element) =>
        element.GetAttribute("src") ?? element.GetAttribute("data")
            ?? element.Descendants<IElement>().Select(inner => inner.GetAttribute("src")).FirstOrDefault(source => source is not null);

    private static string? ImageOf(IElement element)
    {
        var image = element.Descendants<IElement>().Prepend(element).FirstOrDefault(inner => inner.LocalName == "img");
        var source = image?.GetAttribute("src");
        var alt = image?.GetAttribute("alt");
        return source?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == true ? "(inside the text)"
            : string.IsNullOrWhiteSpace(alt) ? source : $"{source} ({alt})";
    }
}
