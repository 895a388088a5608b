using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;

namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>Finds the addresses in what a portal serves: pages, style sheets, feeds, sitemaps, robots.txt.</summary>
internal static partial class PageReferences
{
    private static readonly string[] ResourceRels = ["stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest"];
    private static readonly string[] JsonFeedAddresses = ["url", "home_page_url", "feed_url", "next_url", "image", "banner_image", "icon"];

    public static IEnumerable<Reference> Of(CrawledPage page)
    {
        var document = page.Document;
        foreach (var link in document.QuerySelectorAll("a[href], area[href]"))
            yield return new(Attribute(link, "href"), ReferenceKind.Link, $"{link.LocalName}[href]", Rels(link).Contains("external"));
        foreach (var form in document.QuerySelectorAll("form[action]").Where(IsGet))
            yield return new(Attribute(form, "action"), ReferenceKind.Link, "form[action]");
        foreach (var link in document.QuerySelectorAll("link[href]"))
            yield return new(Attribute(link, "href"), Rels(link).Intersect(ResourceRels).Any() ? ReferenceKind.Resource : ReferenceKind.Mention, $"link[rel={Attribute(link, "rel")}]");
        foreach (var element in document.QuerySelectorAll("script[src], img[src], source[src], video[src], audio[src], iframe[src], embed[src], track[src], input[src]"))
            yield return new(Attribute(element, "src"), ReferenceKind.Resource, $"{element.LocalName}[src]");
        foreach (var element in document.QuerySelectorAll("video[poster]"))
            yield return new(Attribute(element, "poster"), ReferenceKind.Resource, "video[poster]");
        foreach (var element in document.QuerySelectorAll("img[srcset], source[srcset]"))
        {
            foreach (var candidate in Attribute(element, "srcset").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return new(candidate.Split(' ')[0], ReferenceKind.Resource, $"{element.LocalName}[srcset]");
        }

        foreach (var use in document.QuerySelectorAll("use[href]"))
            yield return new(Attribute(use, "href"), ReferenceKind.Resource, "use[href]");
        foreach (var meta in document.QuerySelectorAll("meta[property='og:image'], meta[property='og:url']"))
            yield return new(Attribute(meta, "content"), ReferenceKind.Mention, $"meta[{Attribute(meta, "property")}]");
    }

    public static IEnumerable<Reference> Of(Answer answer) => answer.MediaType switch
    {
        "text/css" => CssAddress().Matches(answer.Text).Select(match => new Reference(match.Groups[1].Value, ReferenceKind.Resource, "css url()")),
        "text/plain" => RobotsSitemap().Matches(answer.Text).Select(match => new Reference(match.Groups[1].Value, ReferenceKind.Mention, "robots.txt")),
        "application/feed+json" => OfJsonFeed(answer.Text),
        var type when type.EndsWith("xml", StringComparison.Ordinal) && type != "image/svg+xml" => OfXml(answer.Text),
        _ => [],
    };

    // RSS <link> and <enclosure url>, Atom <link href> and sitemap <loc> all name addresses that must answer.
    private static IEnumerable<Reference> OfXml(string text)
    {
        XDocument feed;
        try
        {
            feed = XDocument.Parse(text);
        }
        catch (XmlException)
        {
            return [new Reference("", ReferenceKind.Mention, "xml that doesn't parse")];
        }

        return feed.Descendants().SelectMany(element => element.Name.LocalName switch
        {
            "loc" => [new Reference(element.Value.Trim(), ReferenceKind.Listing, "sitemap loc")],
            "link" when element.Attribute("href") is { } href => [new Reference(href.Value, ReferenceKind.Mention, "atom link")],
            "link" => [new Reference(element.Value.Trim(), ReferenceKind.Mention, "rss link")],
            "enclosure" when element.Attribute("url") is { } url => [new Reference(url.Value, ReferenceKind.Mention, "rss enclosure")],
            _ => Array.Empty<Reference>(),
        });
    }

    private static IEnumerable<Reference> OfJsonFeed(string text)
    {
        try
        {
            using var feed = JsonDocument.Parse(text);
            return [.. Addresses(feed.RootElement, "")];
        }
        catch (JsonException)
        {
            return [new Reference("", ReferenceKind.Mention, "json feed that doesn't parse")];
        }
    }

    private static IEnumerable<Reference> Addresses(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Addresses(property.Value, property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Addresses(item, name)),
        JsonValueKind.String when JsonFeedAddresses.Contains(name) => [new Reference(element.GetString()!, ReferenceKind.Mention, $"json feed {name}")],
        _ => [],
    };

    private static bool IsGet(IElement form) => !string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);

    private static string Attribute(IElement element, string name) => (element.GetAttribute(name) ?? "").Trim();

    private static string[] Rels(IElement element) =>
        Attribute(element, "rel").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("""url\(\s*["']?([^"')\s]+)["']?\s*\)""", RegexOptions.NonBacktracking)]
    private static partial Regex CssAddress();

    [GeneratedRegex(@"^\s*Sitemap:\s*(\S+)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex RobotsSitemap();
}
