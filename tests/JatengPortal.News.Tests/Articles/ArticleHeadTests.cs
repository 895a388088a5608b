using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles;

/// <summary>What a page tells machines about itself.</summary>
public sealed class ArticleHeadTests(PortalFactory portal)
{
    [Fact]
    public async Task An_English_page_says_that_the_article_is_in_Indonesian()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("hanya-indonesia"));

        var english = await portal.At("dinas-a").PageAsync("/en/berita/hanya-indonesia");

        Assert.Equal("en", english.QuerySelector(".article .notice")!.GetAttribute("lang"));
        Assert.Contains("in Indonesian only", english.QuerySelector(".article .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await portal.At("dinas-a").PageAsync("/berita/hanya-indonesia")).QuerySelector(".notice"));
    }

    [Fact]
    public async Task An_article_tells_its_canonical_address_languages_and_Open_Graph_data()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("kepala") { Title = "Kepala halaman", Summary = "Ringkasan kepala." });

        var page = await portal.At("dinas-a").PageAsync("/berita/kepala?utm_source=x");
        var english = await portal.At("dinas-a").PageAsync("/en/berita/kepala");

        Assert.Equal("Kepala halaman – Dinas A (contoh)", page.Title);
        Assert.Equal("http://localhost/dinas-a/berita/kepala", page.Link("link[rel=canonical]"));
        Assert.Equal("http://localhost/dinas-a/en/berita/kepala", english.Link("link[rel=canonical]"));
        foreach (var one in new[] { page, english })
        {
            Assert.Equal("http://localhost/dinas-a/berita/kepala", one.Link("link[hreflang=id]"));
            Assert.Equal("http://localhost/dinas-a/en/berita/kepala", one.Link("link[hreflang=en]"));
            Assert.Equal("http://localhost/dinas-a/berita/kepala", one.Link("link[hreflang=x-default]"));
            Assert.Equal("Kepala halaman", Meta(one, "og:title"));
            Assert.Equal("article", Meta(one, "og:type"));
            Assert.Equal("Ringkasan kepala.", Meta(one, "og:description"));
            Assert.Equal("Dinas A (contoh)", Meta(one, "og:site_name"));
            Assert.Equal("Ringkasan kepala.", one.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        }

        Assert.Equal("http://localhost/dinas-a/berita/kepala", Meta(page, "og:url"));
        Assert.Equal("id", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", english.DocumentElement.GetAttribute("lang"));
        Assert.Equal("id", english.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal("id_ID", Meta(page, "og:locale"));
        Assert.Equal("en_GB", Meta(english, "og:locale"));
    }

    [Fact]
    public async Task An_agency_with_a_host_name_has_its_addresses_under_it()
    {
        await portal.At("dinas-c").PublishAsync(new SampleArticle("nama-sendiri"));
        await portal.At("dinas-d").PublishAsync(new SampleArticle("nama-sendiri"));

        Assert.Equal("http://dinas-c.example/berita/nama-sendiri", (await portal.At("dinas-c").PageAsync("/berita/nama-sendiri")).Link("link[rel=canonical]"));
        Assert.Equal("http://bersama.example/d/berita/nama-sendiri", (await portal.At("dinas-d").PageAsync("/berita/nama-sendiri")).Link("link[rel=canonical]"));
    }

    [Fact]
    public async Task A_cover_stands_on_the_page_with_its_text_and_in_what_machines_read()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("bersampul") { CoverPath = "foto/kantor.png", CoverAlt = "Kantor \"Kesbangpol\"" });

        var page = await portal.At("dinas-a").PageAsync("/berita/bersampul");

        Assert.Equal("/dinas-a/media/foto/kantor.png", page.QuerySelector(".cover img")!.GetAttribute("src"));
        Assert.Equal("Kantor \"Kesbangpol\"", page.QuerySelector(".cover img")!.GetAttribute("alt"));
        Assert.Equal("http://localhost/dinas-a/media/foto/kantor.png", Meta(page, "og:image"));
        using var data = JsonDocument.Parse(page.QuerySelector("script")!.TextContent);
        Assert.Equal("http://localhost/dinas-a/media/foto/kantor.png", data.RootElement.GetProperty("image").GetString());
    }

    [Fact]
    public async Task What_an_article_lacks_is_not_told_to_machines()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("polos") { Summary = "" });

        using var data = JsonDocument.Parse((await portal.At("dinas-a").PageAsync("/berita/polos")).QuerySelector("script")!.TextContent);

        Assert.DoesNotContain(data.RootElement.EnumerateObject(), one => one.Value.ValueKind == JsonValueKind.Null || one.Value.ToString() == "");
    }

    [Fact]
    public async Task A_list_names_its_feeds()
    {
        var page = await portal.At("dinas-a").PageAsync("/berita");

        Assert.Equal(
            ["application/atom+xml", "application/feed+json", "application/rss+xml"],
            page.QuerySelectorAll("link[rel=alternate][type]").Select(link => link.GetAttribute("type")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Feeds_carry_the_cover_with_its_alternative_text()
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("bersampul-umpan") { CoverPath = "foto/posko.png", CoverAlt = "Posko" });

        var atom = XDocument.Parse(await portal.At("dinas-a").ReadAsync("/berita/atom.xml"));
        var cover = atom.Descendants().Single(link => link.Name.LocalName == "link" && (string?)link.Attribute("rel") == "enclosure"
            && link.Attribute("href")!.Value.EndsWith("/foto/posko.png", StringComparison.Ordinal));
        Assert.Equal("http://localhost/dinas-a/media/foto/posko.png", (string?)cover.Attribute("href"));
        Assert.Equal(("image/png", "Posko"), ((string?)cover.Attribute("type"), (string?)cover.Attribute("title")));
    }

    private static string? Meta(IHtmlDocument page, string property) => page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
