using JatengPortal.Journeys.Tests.Browser;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>
/// Pictures of the pages for people to look at, in artifacts/screenshots; not part of the suite, since no assertion can judge them.
/// <c>tests/run Journeys -explicit only</c> takes them.
/// </summary>
public sealed class Pictures(SharedPortal shared, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Circular_on_a_screen() =>
        Assert.NotEmpty(await new Screenshots(chromium).TakeAsync(
            SharedPortal.Site(await shared.Portal, "").At("/surat-edaran/netralitas-pilkada-2024"), "provinsi-circular", Cancellation));

    [Theory(Explicit = true)]
    [InlineData("")]
    [InlineData("kesbangpol")]
    [InlineData("kota-semarang")]
    public async Task Home_list_article_and_error_page(string tenant)
    {
        var portal = await shared.Portal;
        var site = SharedPortal.Site(portal, tenant);
        var list = site.At("/berita").AbsolutePath;
        var article = (await shared.CrawlAsync(tenant, Cancellation)).Pages
            .First(page => page.Document.QuerySelector("script[type='application/ld+json']")?.TextContent.Contains("NewsArticle", StringComparison.Ordinal) == true);
        var name = tenant.Length == 0 ? "provinsi" : tenant;
        var screenshots = new Screenshots(chromium);

        foreach (var (part, address) in new[]
        {
            ("home", site.Home), ("home-en", site.At("/en/")), ("list", new Uri(site.Portal, list)), ("article", article.Address),
            ("network", site.At("/berita/instansi")), ("about", site.At("/tentang")), ("agencies", site.At("/instansi")), ("missing", site.At("/berita/tidak-pernah-ada")),
            ("circulars", site.At("/surat-edaran")),
        })
        {
            Assert.NotEmpty(await screenshots.TakeAsync(address, $"{name}-{part}", Cancellation));
        }
    }
}
