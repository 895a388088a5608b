using System.Globalization;
using System.Net;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles;

/// <summary>The only tests of this project that turn the clock; they run one after the other.</summary>
public sealed class ScheduledArticleTests(PortalFactory portal)
{
    [Fact]
    public async Task An_article_of_the_future_waits_for_its_time_and_appears_then_everywhere()
    {
        var agency = await portal.NewAgencyAsync("terjadwal");
        var article = new SampleArticle("nanti") { Title = "Berita terjadwal", Category = "Tahapan", PublishedUtc = In(TimeSpan.FromHours(5)) };
        var outcome = await agency.PublishAsync(article);
        Assert.Equal(["article scheduled: Berita terjadwal"], outcome.Steps[0].Changes);
        Assert.False((await agency.PublishAsync(article)).HasChanges);

        portal.Clock.Turn(TimeSpan.FromHours(4));
        await portal.DoDueWorkAsync();
        await portal.DeliverAsync("terjadwal");
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/nanti"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/kategori/tahapan"));
        foreach (var list in new[] { "/", "/berita", "/berita/rss.xml", "/berita/atom.xml", "/berita/feed.json" })
            Assert.DoesNotContain("Berita terjadwal", await agency.ReadAsync(list), StringComparison.Ordinal);
        Assert.DoesNotContain("Berita terjadwal", await portal.At("induk").ReadAsync("/berita/instansi"), StringComparison.Ordinal);

        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();
        await portal.DeliverAsync("terjadwal");
        var page = await agency.PageAsync("/berita/nanti");
        Assert.Equal(
            DateTimeOffset.Parse(article.PublishedUtc!, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(page.QuerySelector(".meta > time")!.GetAttribute("datetime")!, CultureInfo.InvariantCulture));
        foreach (var list in new[] { "/", "/berita", "/berita/kategori/tahapan", "/berita/rss.xml", "/berita/atom.xml", "/berita/feed.json" })
            Assert.Contains("Berita terjadwal", await agency.ReadAsync(list), StringComparison.Ordinal);
        Assert.Contains("Berita terjadwal", await portal.At("induk").ReadAsync("/berita/instansi"), StringComparison.Ordinal);

        await portal.DoDueWorkAsync();
        Assert.Equal(EditionState.Published, Assert.Single((await ArticleSourceTests.DocumentAsync(agency, "nanti")).Editions).State);
    }

    [Fact]
    public async Task A_source_that_moves_the_time_moves_the_publication()
    {
        var agency = await portal.NewAgencyAsync("jadwal-pindah");
        await agency.PublishAsync(new SampleArticle("digeser") { PublishedUtc = In(TimeSpan.FromHours(1)) });
        await agency.PublishAsync(new SampleArticle("digeser") { PublishedUtc = In(TimeSpan.FromHours(9)) });

        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/digeser"));

        portal.Clock.Turn(TimeSpan.FromHours(8));
        await portal.DoDueWorkAsync();
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/digeser"));
    }

    [Fact]
    public async Task An_edition_that_was_waiting_never_replaces_one_that_was_published_after_it()
    {
        var agency = await portal.NewAgencyAsync("jadwal-batal");
        await agency.PublishAsync(new SampleArticle("disusul") { Title = "Versi lama", PublishedUtc = In(TimeSpan.FromHours(1)) });
        await agency.PublishAsync(new SampleArticle("disusul") { Title = "Versi baru" });

        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();

        Assert.Equal("Versi baru", (await agency.PageAsync("/berita/disusul")).QuerySelector("h1")!.TextContent);
        Assert.Equal(
            [EditionState.Superseded, EditionState.Published],
            (await ArticleSourceTests.DocumentAsync(agency, "disusul")).Editions.Select(edition => edition.State));
    }

    [Fact]
    public async Task While_the_feature_is_off_nothing_is_published_and_afterwards_it_is()
    {
        var agency = await portal.NewAgencyAsync("jadwal-mati");
        await agency.PublishAsync(new SampleArticle("menunggu") { PublishedUtc = In(TimeSpan.FromHours(1)) });
        await agency.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.News"] }""", "mati");

        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();
        await agency.RunAsync("""{ "name": "feature", "enable": ["JatengPortal.News"] }""", "hidup");
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/menunggu"));

        portal.Clock.Turn(TimeSpan.FromHours(2));
        await portal.DoDueWorkAsync();
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/menunggu"));
    }

    private string In(TimeSpan time) => (portal.Clock.GetUtcNow() + time).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
