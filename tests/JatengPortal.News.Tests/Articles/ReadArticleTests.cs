using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles;

public sealed class ReadArticleTests(PortalFactory portal)
{
    private static readonly string[] Lists = ["/berita", "/", "/en/berita", "/berita/rss.xml", "/berita/atom.xml", "/berita/feed.json"];

    [Fact]
    public async Task An_article_is_read_on_its_own_agency_site_only()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("hanya-di-a") { Body = "Kalimat milik dinas A." });

        Assert.Contains("Kalimat milik dinas A.", await portal.At("dinas-a").ReadAsync("/berita/hanya-di-a"), StringComparison.Ordinal);
        Assert.Contains("Kalimat milik dinas A.", await portal.At("dinas-a").ReadAsync("/en/berita/hanya-di-a"), StringComparison.Ordinal);
        foreach (var other in new[] { "induk", "dinas-b", "dinas-c", "dinas-d", "tanpa-berita" })
            Assert.Equal(HttpStatusCode.NotFound, await portal.At(other).StatusOfAsync("/berita/hanya-di-a"));
        Assert.DoesNotContain("hanya-di-a", await portal.At("dinas-b").ReadAsync("/berita"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_agencies_use_one_slug_each_for_its_own_article()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("slug-bersama") { Title = "Punya A" });
        await portal.At("dinas-b").PublishAsync(new SampleArticle("slug-bersama") { Title = "Punya B" });

        Assert.Equal("Punya A", (await portal.At("dinas-a").PageAsync("/berita/slug-bersama")).QuerySelector("h1")!.TextContent);
        Assert.Equal("Punya B", (await portal.At("dinas-b").PageAsync("/berita/slug-bersama")).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/berita/tidak-ada")]
    [InlineData("/berita/..%2f..%2finduk")]
    [InlineData("/berita/'%20OR%201=1--")]
    [InlineData("/berita/kategori/tidak-ada")]
    [InlineData("/berita/topik/tidak-ada")]
    public async Task An_unknown_address_is_404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync(path));

    [Fact]
    public async Task A_draft_is_seen_nowhere()
    {
        var agency = await portal.NewAgencyAsync("penulis-konsep");
        await agency.PublishAsync(
            new SampleArticle("sudah-terbit") { Title = "Berita yang terbit", Category = "Pilkada", Tags = ["Desk"] },
            new SampleArticle("masih-konsep") { Title = "Naskah rahasia", Published = false, Category = "Pilkada", Tags = ["Desk"] });
        await portal.DeliverAsync("penulis-konsep");

        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/masih-konsep"));
        foreach (var list in (string[])[.. Lists, "/berita/kategori/pilkada", "/berita/topik/desk", "/berita/sudah-terbit"])
        {
            var text = await agency.ReadAsync(list);
            Assert.Contains("Berita yang terbit", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Naskah rahasia", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("masih-konsep", await SitemapsOfAsync(agency), StringComparison.Ordinal);
        var network = await portal.At("induk").ReadAsync("/berita/instansi");
        Assert.Contains("Berita yang terbit", network, StringComparison.Ordinal);
        Assert.DoesNotContain("Naskah rahasia", network, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_that_only_a_draft_has_is_404()
    {
        var agency = await portal.NewAgencyAsync("kategori-konsep");
        await agency.PublishAsync(new SampleArticle("konsep") { Published = false, Category = "Belum ada", Tags = ["Belum juga"] });

        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/kategori/belum-ada"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/topik/belum-juga"));
    }

    [Fact]
    public async Task Related_articles_are_the_latest_of_the_same_category()
    {
        var agency = await portal.NewAgencyAsync("berita-terkait");
        await agency.PublishAsync([.. Enumerable.Range(1, 6).Select(day => new SampleArticle($"k-{day}")
        {
            Category = day == 6 ? "Lain" : "Sama",
            PublishedUtc = $"2024-11-0{day}T01:00:00Z",
        })]);

        var page = await agency.PageAsync("/berita/k-2");

        Assert.Equal(["k-5", "k-4", "k-3"], page.QuerySelectorAll(".related h3 a").Select(link => link.GetAttribute("href")!.Split('/')[^1]));
        Assert.Null((await agency.PageAsync("/berita/k-6")).QuerySelector(".related"));
    }

    [Fact]
    public async Task With_the_feature_off_every_address_of_news_is_404_for_every_method()
    {
        var agency = await portal.NewAgencyAsync("tanpa-fitur");
        await agency.PublishAsync(new SampleArticle("tetap-ada") { Category = "Pilkada", Tags = ["Desk"] });
        string[] addresses =
        [
            "/berita", "/berita/tetap-ada", "/berita/kategori/pilkada", "/berita/topik/desk", "/berita/instansi",
            "/berita/rss.xml", "/berita/atom.xml", "/berita/feed.json", "/en/berita", "/en/berita/tetap-ada",
        ];
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync(address));

        await agency.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.News"] }""", "mati");

        foreach (var address in addresses)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options })
                Assert.Equal((address, method, HttpStatusCode.NotFound), (address, method, await agency.StatusOfAsync(address, method)));
        }

        var home = await agency.ReadAsync("/");
        Assert.DoesNotContain("tetap-ada", home, StringComparison.Ordinal);
        Assert.DoesNotContain("/berita", home, StringComparison.Ordinal);
        Assert.DoesNotContain("tetap-ada", await SitemapsOfAsync(agency), StringComparison.Ordinal);

        await agency.RunAsync("""{ "name": "feature", "enable": ["JatengPortal.News"] }""", "hidup");
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/tetap-ada"));
    }

    [Fact]
    public async Task Articles_in_a_recipe_need_the_feature()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("tanpa-berita").PublishAsync(new SampleArticle("x")));

        Assert.Contains("JatengPortal.News", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(0, refused.Errors[0].Step);
        Assert.Equal("$.steps[0].data[0].ContentType", refused.Errors[0].Path);
    }

    private static async Task<string> SitemapsOfAsync(Agency agency)
    {
        var index = await agency.ReadAsync("/sitemap.xml");
        var all = index;
        foreach (var part in index.Split("<loc>")[1..].Select(rest => rest.Split("</loc>")[0]))
            all += await agency.ReadAsync(agency.Inside(new Uri(part).AbsolutePath));
        return all;
    }
}
