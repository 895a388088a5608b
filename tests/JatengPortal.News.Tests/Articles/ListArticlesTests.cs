using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles;

public sealed class ListArticlesTests(PortalFactory portal)
{
    [Fact]
    public async Task A_list_of_37_articles_pages_both_ways_without_a_gap_or_a_double_even_where_times_are_equal()
    {
        var agency = await portal.NewAgencyAsync("banyak-berita");
        // Three bursts of articles of one and the same second, so that pages end in the middle of each.
        await agency.PublishAsync([.. Enumerable.Range(0, 37).Select(number => new SampleArticle($"n-{number}")
        {
            PublishedUtc = $"2024-11-{1 + (number / 13):00}T01:00:00Z",
            Category = number % 2 == 0 ? "Genap" : "Ganjil",
            Tags = number < 30 ? ["Panjang"] : [],
        })]);

        var forward = await WalkAsync(agency, "/berita", "a.pager-older");
        Assert.Equal([12, 12, 12, 1], forward.Pages.Select(page => page.Count));
        Assert.Equal(37, forward.Pages.SelectMany(page => page).Distinct().Count());
        Assert.Equal([2, 1, 0], forward.Pages.SelectMany(page => page).Select(slug => int.Parse(slug[2..]) / 13).Distinct());

        var back = await WalkAsync(agency, forward.LastAddress, "a.pager-newer");
        Assert.Equal(forward.Pages.SelectMany(page => page), Enumerable.Reverse(back.Pages).SelectMany(page => page));
        Assert.Null((await agency.PageAsync("/berita")).Link("a.pager-newer"));
        // Each page is its own: one that called the first page canonical would keep what it lists from search engines.
        Assert.Equal("http://localhost/banyak-berita/berita", (await agency.PageAsync("/berita?x=1")).Link("link[rel=canonical]"));
        Assert.Equal(
            "http://localhost" + (await agency.PageAsync("/berita")).Link("a.pager-older"),
            (await agency.PageAsync(agency.Inside((await agency.PageAsync("/berita")).Link("a.pager-older")!))).Link("link[rel=canonical]"));

        var even = await WalkAsync(agency, "/berita/kategori/genap", "a.pager-older");
        Assert.Equal(
            forward.Pages.SelectMany(page => page).Where(slug => int.Parse(slug[2..]) % 2 == 0), even.Pages.SelectMany(page => page));
        var tagged = await WalkAsync(agency, "/berita/topik/panjang", "a.pager-older");
        Assert.Equal(
            forward.Pages.SelectMany(page => page).Where(slug => int.Parse(slug[2..]) < 30), tagged.Pages.SelectMany(page => page));
    }

    [Fact]
    public async Task The_newest_article_stands_first_whatever_the_order_of_publication()
    {
        var agency = await portal.NewAgencyAsync("urut-waktu");
        await agency.PublishAsync(
            new SampleArticle("tengah") { PublishedUtc = "2024-11-02T00:00:00Z" },
            new SampleArticle("baru") { PublishedUtc = "2024-11-03T00:00:00+07:00" },
            new SampleArticle("lama") { PublishedUtc = "2024-11-01T23:59:59Z" });

        Assert.Equal(["baru", "tengah", "lama"], (await agency.PageAsync("/berita")).ArticlesOf());
    }

    [Theory]
    [InlineData("/berita?setelah=tidak-ada")]
    [InlineData("/berita?sebelum=tidak-ada")]
    [InlineData("/berita?setelah=")]
    [InlineData("/berita/kategori/pilkada?setelah=%27%20OR%201=1")]
    public async Task An_unknown_cursor_is_404(string path)
    {
        await portal.At("dinas-a").PublishAsync(new SampleArticle("kursor") { Category = "Pilkada" });

        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync(path));
    }

    [Fact]
    public async Task A_category_and_a_tag_have_pages_of_their_own_and_articles_link_to_them()
    {
        var agency = await portal.NewAgencyAsync("kategori-topik");
        await agency.PublishAsync(
            new SampleArticle("satu") { Category = "Desk Pilkada", Tags = ["Netralitas ASN", "Jum'at"] },
            new SampleArticle("dua") { Category = "Ormas", Tags = ["Netralitas ASN"] });

        Assert.Equal(["satu"], (await agency.PageAsync("/berita/kategori/desk-pilkada")).ArticlesOf());
        Assert.Equal(["dua", "satu"], (await agency.PageAsync("/berita/topik/netralitas-asn")).ArticlesOf());
        Assert.Equal(["satu"], (await agency.PageAsync("/berita/topik/jumat")).ArticlesOf());
        var article = await agency.PageAsync("/berita/satu");
        Assert.Equal(
            ["/kategori-topik/berita/topik/netralitas-asn", "/kategori-topik/berita/topik/jumat"],
            article.QuerySelectorAll("a[rel=tag]").Select(link => link.GetAttribute("href")!));
        Assert.NotNull(article.QuerySelector("a[href='/kategori-topik/berita/kategori/desk-pilkada']"));
        Assert.Equal(
            "News in the category Desk Pilkada",
            (await agency.PageAsync("/en/berita/kategori/desk-pilkada")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_new_edition_moves_the_article_between_categories_and_tags()
    {
        var agency = await portal.NewAgencyAsync("pindah-kategori");
        await agency.PublishAsync(new SampleArticle("pindah") { Category = "Lama", Tags = ["Tetap", "Hilang"] });
        await agency.PublishAsync(new SampleArticle("pindah") { Category = "Baru", Tags = ["Tetap", "Tambah"] });

        Assert.Empty((await agency.PageAsync("/berita/kategori/lama")).ArticlesOf());
        Assert.Equal(["pindah"], (await agency.PageAsync("/berita/kategori/baru")).ArticlesOf());
        Assert.Empty((await agency.PageAsync("/berita/topik/hilang")).ArticlesOf());
        Assert.Equal(["pindah"], (await agency.PageAsync("/berita/topik/tetap")).ArticlesOf());
        Assert.Equal(["pindah"], (await agency.PageAsync("/berita/topik/tambah")).ArticlesOf());
    }

    [Fact]
    public async Task An_empty_list_says_what_will_be_here_in_both_languages()
    {
        var agency = await portal.NewAgencyAsync("belum-berita");

        Assert.Contains("Belum ada berita", (await agency.PageAsync("/berita")).QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No news yet", (await agency.PageAsync("/en/berita")).QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(List<List<string>> Pages, string LastAddress)> WalkAsync(Agency agency, string address, string next)
    {
        var pages = new List<List<string>>();
        while (true)
        {
            var page = await agency.PageAsync(address);
            pages.Add(page.ArticlesOf());
            Assert.True(pages.Count < 10, "The list has no end.");
            if (page.Link(next) is not { } link)
                return (pages, address);
            address = agency.Inside(link);
        }
    }
}
