using JatengPortal.Journeys.Tests.Planted;

namespace JatengPortal.Journeys.Tests.Crawling;

/// <summary>Plants one fault at a time and asks the crawler for it, so that the checks of the real portal can't silently stop biting.</summary>
public sealed class SiteCrawlerTests
{
    private static readonly HashSet<string> Prefixes = ["dinas"];

    [Fact]
    public async Task A_site_without_a_fault_has_no_finding()
    {
        await using var site = await new PlantedSite().StartAsync();

        var crawl = await CrawlAsync(site);

        Assert.Empty(crawl.Findings);
        Assert.Equal(["/", "/kabar"], crawl.Pages.Select(page => page.Address.AbsolutePath));
    }

    [Theory]
    [InlineData("""<a href="/tidak-ada">x</a>""", "link.dead")]
    [InlineData("""<img src="/tidak-ada.png" alt="">""", "link.dead")]
    [InlineData("""<img src="/gaya.css" srcset="/tidak-ada.png 2x" alt="">""", "link.dead")]
    [InlineData("""<form action="/tidak-ada"></form>""", "link.dead")]
    [InlineData("""<a href="/berputar">x</a>""", "link.dead")]
    [InlineData("""<a href="/ke-mana-pun">x</a>""", "link.dead")]
    [InlineData("""<a href="/kabar#tidak-ada">x</a>""", "link.dead-fragment")]
    [InlineData("""<a href="javascript:alert(1)">x</a>""", "link.malformed")]
    [InlineData("""<a href="http://[">x</a>""", "link.malformed")]
    [InlineData("""<a href="/dinas/">x</a>""", "link.unmarked")]
    [InlineData("""<a href="https://www.kpu.go.id/" rel="noopener">x</a>""", "link.unmarked")]
    [InlineData("""<img src="https://example.org/pelacak.gif" alt="">""", "request.third-party")]
    [InlineData("""<script src="https://example.org/pelacak.js"></script>""", "request.third-party")]
    [InlineData("""<script>alert(1)</script>""", "inline.script")]
    [InlineData("""<p onclick="alert(1)">x</p>""", "inline.script")]
    [InlineData("""<p style="color:red">x</p>""", "inline.style")]
    [InlineData("""<style>p{color:red}</style>""", "inline.style")]
    [InlineData("""<script type="application/ld+json">{"a":</script>""", "structured-data.broken")]
    public async Task A_fault_in_a_page_is_found(string fault, string code)
    {
        await using var site = await new PlantedSite()
            .PlantPage("/kabar", "Kabar provinsi", fault)
            .PlantRedirect("/berputar", "/berputar")
            .PlantRedirect("/ke-mana-pun", "/tidak-ada")
            .StartAsync();

        var finding = Assert.Single((await CrawlAsync(site)).Findings);

        Assert.Equal((code, "/kabar"), (finding.Code, finding.Page));
    }

    [Theory]
    [InlineData("""<link rel="alternate" hreflang="en" href="ADDRESSen/kabar">""", "hreflang.dead")]
    [InlineData("""<link rel="alternate" hreflang="en" href="ADDRESSdinas/">""", "hreflang.wrong")]
    [InlineData("""<link rel="alternate" hreflang="en" href="ADDRESS">""", "hreflang.one-way")]
    [InlineData("""<link rel="canonical" href="ADDRESSlain">""", "canonical.count")]
    [InlineData("""<link rel="alternate" type="application/rss+xml" href="/rss.xml">""", "link.dead")]
    [InlineData("""<link rel="alternate" type="application/atom+xml" href="/atom.xml">""", "link.dead")]
    [InlineData("""<link rel="alternate" type="application/feed+json" href="/feed.json">""", "link.dead")]
    [InlineData("""<link rel="stylesheet" href="/mati.css">""", "link.dead")]
    [InlineData("""<link rel="stylesheet" href="https://example.org/huruf.css">""", "request.third-party")]
    [InlineData("""<meta property="og:image" content="ADDRESStidak-ada.png">""", "link.dead")]
    public async Task A_fault_in_a_head_is_found(string fault, string code)
    {
        await using var site = await new PlantedSite()
            .PlantPage("/kabar", "Kabar provinsi", "", head: fault)
            .Plant("/rss.xml", "application/rss+xml", "<rss><channel><item><link>ADDRESStidak-ada</link></item></channel></rss>")
            .Plant("/atom.xml", "application/atom+xml", """<feed xmlns="http://www.w3.org/2005/Atom"><link href="ADDRESStidak-ada"/></feed>""")
            .Plant("/feed.json", "application/feed+json", """{"items":[{"url":"ADDRESStidak-ada"}]}""")
            .Plant("/mati.css", "text/css", "body{background:url('tidak-ada.png')}")
            .StartAsync();

        Assert.Contains((await CrawlAsync(site)).Findings, finding => finding.Code == code);
    }

    [Theory]
    [InlineData("<html><head><link rel=\"canonical\" href=\"ADDRESSkabar\"></head></html>", new[] { "title.missing", "lang.missing" })]
    [InlineData("<html lang=\"en\"><head><title>Provinsi</title></head></html>", new[] { "lang.wrong", "canonical.count", "title.duplicate" })]
    [InlineData("<html lang=\"id\"><head><title>x</title><link rel=\"canonical\" href=\"/kabar\"></head></html>", new[] { "canonical.relative" })]
    [InlineData("<html lang=\"id\"><head><title>x</title><link rel=\"canonical\" href=\"ADDRESSlain\"></head></html>", new[] { "canonical.wrong", "link.dead" })]
    public async Task A_wrong_head_is_found(string page, string[] codes)
    {
        await using var site = await new PlantedSite().Plant("/kabar", "text/html", page).StartAsync();

        var found = (await CrawlAsync(site)).Findings.Select(finding => finding.Code);

        Assert.Equal(codes.Order(), found.Order());
    }

    [Fact]
    public async Task A_page_that_search_engines_leave_out_needs_no_title_of_its_own()
    {
        await using var site = await new PlantedSite()
            .Plant("/kabar", "text/html", "<html lang=\"id\"><head><title>Provinsi</title><meta name=\"robots\" content=\"noindex\"></head></html>")
            .StartAsync();

        var crawl = await CrawlAsync(site, "/kabar", "/");

        Assert.Empty(crawl.Findings);
    }

    [Fact]
    public async Task A_page_that_only_the_sitemap_names_is_visited()
    {
        await using var site = await new PlantedSite()
            .Plant("/sitemap.xml", "application/xml", "<urlset><url><loc>ADDRESSterpencil</loc></url></urlset>")
            .PlantPage("/terpencil", "Terpencil", "<p onclick='x()'>x</p>")
            .StartAsync();

        var crawl = await CrawlAsync(site, "/", "/sitemap.xml");

        Assert.Equal("inline.script", Assert.Single(crawl.Findings).Code);
    }

    [Fact]
    public async Task A_sitemap_that_claims_another_tenants_page_is_found()
    {
        await using var site = await new PlantedSite()
            .Plant("/robots.txt", "text/plain", "User-agent: *\nSitemap: ADDRESSsitemap.xml\nSitemap: ADDRESSdinas/sitemap.xml\n")
            .Plant("/sitemap.xml", "application/xml", "<urlset><url><loc>ADDRESSdinas/</loc></url></urlset>")
            .Plant("/dinas/sitemap.xml", "application/xml", "<urlset><url><loc>ADDRESStidak-ada</loc></url></urlset>")
            .StartAsync();

        var finding = Assert.Single((await CrawlAsync(site, "/", "/robots.txt")).Findings);

        Assert.Equal(("sitemap.foreign", "/sitemap.xml"), (finding.Code, finding.Page));
    }

    [Fact]
    public async Task A_tenant_with_a_prefix_doesnt_spread_into_the_root()
    {
        await using var site = await new PlantedSite()
            .PlantPage("/dinas/", "Dinas", """<a href="/">Provinsi</a> <a href="/dinas/tentang">Tentang</a>""")
            .PlantPage("/dinas/tentang", "Tentang", "<p>x</p>")
            .StartAsync();

        var crawl = await new SiteCrawler(site.Client, new TenantSite(site.Address, "dinas", Prefixes))
            .CrawlAsync(["/"], TestContext.Current.CancellationToken);

        Assert.Equal(["/dinas/", "/dinas/tentang"], crawl.Pages.Select(page => page.Address.AbsolutePath));
        Assert.Equal("link.unmarked", Assert.Single(crawl.Findings).Code);
    }

    [Fact]
    public async Task A_site_without_end_is_reported_and_left()
    {
        var planted = new PlantedSite();
        for (var number = 0; number < 40; number++)
            planted.PlantPage($"/n{number}", $"Halaman {number}", $"""<a href="/n{number + 1}">x</a>""");
        await using var site = await planted.PlantPage("/", "Provinsi", """<a href="/n0">x</a>""").StartAsync();

        var crawl = await new SiteCrawler(site.Client, new TenantSite(site.Address, "", Prefixes), mostPages: 20)
            .CrawlAsync(["/"], TestContext.Current.CancellationToken);

        Assert.Equal("crawl.unbounded", Assert.Single(crawl.Findings).Code);
        Assert.Equal(20, crawl.Pages.Count);
    }

    private static Task<Crawl> CrawlAsync(PlantedSite site, params string[] seeds) =>
        new SiteCrawler(site.Client, new TenantSite(site.Address, "", Prefixes))
            .CrawlAsync(seeds.Length == 0 ? ["/"] : seeds, TestContext.Current.CancellationToken);
}
