using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>What a site tells everybody of a circular: a word for its legal status at each place; null where it isn't there.</summary>
/// <param name="Page">Its page; <c>404</c> for none, <c>→ /surat-edaran/…</c> for one that leads there, <c>Ditarik</c> for an archived one.</param>
/// <param name="List">The list of circulars.</param>
/// <param name="Rss">One feed.</param>
/// <param name="Atom">Another one.</param>
/// <param name="Json">The third.</param>
internal sealed record PublicStory(string Page, string? List, string? Rss, string? Atom, string? Json)
{
    private static readonly string[] Words = ["Berlaku", "Diubah", "Dicabut"];

    /// <summary>The same word everywhere.</summary>
    public static PublicStory Everywhere(string word) => new(word, word, word, word, word);

    /// <summary>Only its page says something; lists and feeds don't have it.</summary>
    public static PublicStory OnItsPage(string word) => new(word, null, null, null, null);

    /// <summary>Reads all of them.</summary>
    /// <param name="reader">Anybody's client.</param>
    /// <param name="site">The prefix of the site, <c>/kota-tegal</c>, or nothing.</param>
    /// <param name="path">Of the page inside the site.</param>
    /// <param name="number">Of the circular.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<PublicStory> ReadAsync(HttpClient reader, string site, string path, string number, CancellationToken cancellationToken)
    {
        async Task<string> TextAsync(string address) => await reader.GetStringAsync(new Uri(site + address, UriKind.Relative), cancellationToken);

        var list = new HtmlParser().ParseDocument(await TextAsync("/surat-edaran")).QuerySelectorAll(".article-list-item")
            .SingleOrDefault(item => item.TextContent.Contains(number, StringComparison.Ordinal));
        var rss = XDocument.Parse(await TextAsync("/surat-edaran/rss.xml"));
        var atom = XDocument.Parse(await TextAsync("/surat-edaran/atom.xml"));
        using var json = JsonDocument.Parse(await TextAsync("/surat-edaran/feed.json"));
        return new PublicStory(
            await PageAsync(reader, site + path, cancellationToken),
            list?.QuerySelector(".legal-status")?.TextContent,
            StatusIn(rss.Descendants("item").Select(item => item.Elements("category").Select(category => category.Value)), number),
            StatusIn(atom.Descendants().Where(entry => entry.Name.LocalName == "entry")
                .Select(entry => entry.Elements().Where(one => one.Name.LocalName == "category").Select(category => category.Attribute("term")!.Value)), number),
            StatusIn(json.RootElement.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)), number));
    }

    private static async Task<string> PageAsync(HttpClient reader, string address, CancellationToken cancellationToken)
    {
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        if (answer.Headers.Location is { } target)
            return $"→ {(target.IsAbsoluteUri ? target.PathAndQuery : target.OriginalString)}";
        if (answer.StatusCode != HttpStatusCode.OK)
            return $"{(int)answer.StatusCode}";
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(cancellationToken));
        return page.QuerySelector("#ditarik") is null ? page.QuerySelector(".letter-facts .legal-status")!.TextContent : "Ditarik";
    }

    // The number and the status are among an item's categories.
    private static string? StatusIn(IEnumerable<IEnumerable<string>> items, string number) =>
        items.Select(item => item.ToList()).SingleOrDefault(item => item.Contains(number))?.Single(Words.Contains);
}
