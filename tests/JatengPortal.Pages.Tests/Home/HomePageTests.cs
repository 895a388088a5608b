using System.Globalization;
using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests.Home;

public sealed class HomePageTests(PortalFactory portal)
{
    [Fact]
    public async Task A_home_page_without_features_says_what_will_be_here_in_both_languages()
    {
        var page = await portal.At("tanpa-berita").PageAsync("/");
        var english = await portal.At("tanpa-berita").PageAsync("/en/");

        Assert.Equal("Tanpa berita (contoh)", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("akan tampil di sini", page.QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("will appear here", english.QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".home-section"));
    }

    [Fact]
    public async Task A_home_page_of_a_site_with_news_says_that_there_is_none_yet()
    {
        await portal.NewAgencyAsync("beranda-kosong");

        var section = Assert.Single((await portal.At("beranda-kosong").PageAsync("/")).QuerySelectorAll(".home-section"));

        Assert.Contains("Belum ada berita", section.QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_shows_the_five_latest_articles_and_the_news_of_agencies_below_in_this_order()
    {
        var agency = await portal.NewAgencyAsync("beranda");
        var child = await portal.NewAgencyAsync("beranda-anak", parent: "beranda");
        for (var day = 1; day <= 6; day++)
            await agency.PublishArticleAsync($"h-{day}", $"Hari {day}", more: string.Create(CultureInfo.InvariantCulture, $", \"PublishedUtc\": \"2024-11-0{day}T01:00:00Z\""));
        await child.PublishArticleAsync("kabar", "Kabar anak");
        await portal.DeliverAsync("beranda-anak");

        var page = await agency.PageAsync("/");
        var sections = page.QuerySelectorAll(".home-section");

        Assert.Equal(["Berita terbaru", "Kabar dari instansi dan daerah"], sections.Select(section => section.QuerySelector("h2")!.TextContent));
        Assert.Equal(
            ["Hari 6", "Hari 5", "Hari 4", "Hari 3", "Hari 2"],
            sections[0].QuerySelectorAll("h3").Select(heading => heading.TextContent.Trim()));
        Assert.Equal("/beranda/berita", sections[0].QuerySelector(".more a")!.GetAttribute("href"));
        Assert.Equal("Situs contoh untuk pengujian", page.QuerySelector(".hero .lead")!.TextContent);
        Assert.Null(page.QuerySelector(".empty-state"));
        Assert.Equal("http://localhost/beranda/", page.Link("link[rel=canonical]"));
        Assert.Equal("Contoh beranda", page.Title);
    }

    [Fact]
    public async Task A_home_page_has_one_address_and_the_one_without_a_slash_leads_there()
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var bare = await portal.At("dinas-a").GetAsync("", method);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/dinas-a/"), (bare.StatusCode, bare.Headers.Location!.OriginalString));
        }

        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/"));
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/en"));
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/", HttpMethod.Head));
    }
}
