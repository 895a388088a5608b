using System.Net;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>The addresses of the contract, as readers and feed readers ask for them.</summary>
public sealed class ReadingTests(SharedPortal shared)
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/instansi", "text/html")]
    [InlineData("/kesbangpol/berita", "text/html")]
    [InlineData("/kota-semarang/", "text/html")]
    [InlineData("/kota-semarang/en/berita", "text/html")]
    [InlineData("/kab-cilacap/tentang", "text/html")]
    [InlineData("/berita/rss.xml", "application/rss+xml")]
    [InlineData("/kesbangpol/berita/rss.xml", "application/rss+xml")]
    [InlineData("/kesbangpol/berita/atom.xml", "application/atom+xml")]
    [InlineData("/kesbangpol/berita/feed.json", "application/feed+json")]
    [InlineData("/surat-edaran/netralitas-pilkada-2024", "text/html")]
    [InlineData("/kota-semarang/surat-edaran", "text/html")]
    [InlineData("/surat-edaran/rss.xml", "application/rss+xml")]
    [InlineData("/surat-edaran/jdih.json", "application/json")]
    [InlineData("/kesbangpol/sitemap.xml", "application/xml")]
    [InlineData("/robots.txt", "text/plain")]
    public async Task An_address_of_the_contract_answers(string path, string mediaType)
    {
        using var answer = await (await shared.Portal).Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
