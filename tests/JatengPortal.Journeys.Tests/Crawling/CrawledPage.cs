using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>An HTML page as a tenant served it.</summary>
internal sealed class CrawledPage
{
    public CrawledPage(Uri address, string html)
    {
        Address = address;
        Html = html;
        Document = new HtmlParser().ParseDocument(html);
        var targets = Document.All.Select(element => element.Id).Concat(Document.QuerySelectorAll("a[name]").Select(a => a.GetAttribute("name")));
        Anchors = targets.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    public Uri Address { get; }

    public string Html { get; }

    public IDocument Document { get; }

    /// <summary>What a fragment may point at.</summary>
    public IReadOnlySet<string> Anchors { get; }

    public string Title => (Document.Head?.QuerySelector("title")?.TextContent ?? "").Trim();

    /// <summary>It asks search engines to leave it out (later pages of a list): then it needs no canonical address and no title of its own.</summary>
    public bool IsUnlisted => Document.QuerySelector("meta[name=robots][content*=noindex]") is not null;

    /// <summary>The canonical addresses it names; a right page has one.</summary>
    public IReadOnlyList<string> Canonicals =>
        [.. Document.QuerySelectorAll("link[rel~=canonical]").Select(link => link.GetAttribute("href") ?? "")];

    /// <summary>Language to address, as written.</summary>
    public IReadOnlyList<(string Language, string Address)> Translations =>
        [.. Document.QuerySelectorAll("link[rel~=alternate][hreflang]").Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href") ?? ""))];

    public Finding Finding(string code, string detail) => new(code, Address.PathAndQuery, detail);
}
