using System.Text.Json;
using AngleSharp.Dom;

namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>What can be said of a page without asking for another one.</summary>
internal static class PageChecks
{
    public static IEnumerable<Finding> Of(CrawledPage page, TenantSite site) =>
        [.. Head(page, site), .. InlineCode(page), .. StructuredData(page)];

    private static IEnumerable<Finding> Head(CrawledPage page, TenantSite site)
    {
        if (page.Title.Length == 0)
            yield return page.Finding("title.missing", "no <title>, or an empty one");
        var language = page.Document.DocumentElement.GetAttribute("lang") ?? "";
        if (language.Length == 0)
            yield return page.Finding("lang.missing", "<html> has no lang");
        else if (language.Split('-')[0] != site.LanguageOf(page.Address))
            yield return page.Finding("lang.wrong", $"<html lang=\"{language}\"> under an address of language {site.LanguageOf(page.Address)}");
        if (page is { IsUnlisted: true, Canonicals: [] })
            yield break;
        if (page.Canonicals is not [var canonical])
            yield return page.Finding("canonical.count", $"{page.Canonicals.Count} canonical links");
        else if (!Uri.TryCreate(canonical, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return page.Finding("canonical.relative", canonical);
        else if (!site.IsInPortal(address) || (address.AbsolutePath != page.Address.AbsolutePath && !IsOriginalOf(page.Address, address)))
            yield return page.Finding("canonical.wrong", canonical);
    }

    // A circular that an agency received stands under the sender's name, and names the sender's own page.
    private static bool IsOriginalOf(Uri copy, Uri original) =>
        copy.AbsolutePath.Contains("/surat-edaran/dari/", StringComparison.Ordinal)
        && original.AbsolutePath.EndsWith("/surat-edaran/" + copy.Segments[^1], StringComparison.Ordinal);

    // The content security policy blocks these in a browser; found here they name the page and the element.
    private static IEnumerable<Finding> InlineCode(CrawledPage page)
    {
        foreach (var element in page.Document.All)
        {
            if (element.LocalName == "style")
                yield return page.Finding("inline.style", "<style>");
            if (element.LocalName == "script" && !element.HasAttribute("src") && !IsDataBlock(element))
                yield return page.Finding("inline.script", Start(element.TextContent));
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name == "style")
                    yield return page.Finding("inline.style", $"<{element.LocalName} style=\"{Start(attribute.Value)}\">");
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal))
                    yield return page.Finding("inline.script", $"<{element.LocalName} {attribute.Name}>");
            }
        }
    }

    private static IEnumerable<Finding> StructuredData(CrawledPage page)
    {
        foreach (var block in page.Document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (!IsJson(block.TextContent))
                yield return page.Finding("structured-data.broken", Start(block.TextContent));
        }
    }

    private static bool IsDataBlock(IElement script) =>
        script.GetAttribute("type") is "application/ld+json" or "application/json";

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Start(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
