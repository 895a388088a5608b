using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Articles;

/// <summary>What a source says again, and what it says anew.</summary>
public sealed class ArticleSourceTests(PortalFactory portal)
{
    [Fact]
    public async Task A_source_that_says_the_same_changes_nothing()
    {
        var agency = await portal.NewAgencyAsync("sumber-sama");
        var article = new SampleArticle("sama") { Category = "Pilkada", Tags = ["Desk", "ASN"], Author = "Humas", Summary = "Ringkas." };
        var first = await agency.PublishAsync(article);
        var before = agency.Tenant.ContentVersion;

        var second = await agency.PublishAsync(article);

        Assert.Equal(["article published: Berita sama"], first.Steps[0].Changes);
        Assert.False(second.HasChanges);
        Assert.Equal(1, second.Steps[0].UnchangedCount);
        Assert.Equal(before, agency.Tenant.ContentVersion);
        Assert.Single((await DocumentAsync(agency, "sama")).Editions);
    }

    [Fact]
    public async Task A_source_that_says_something_new_makes_an_edition_and_the_old_one_is_superseded_with_its_hash()
    {
        var agency = await portal.NewAgencyAsync("sumber-baru");
        await agency.PublishAsync(new SampleArticle("berubah") { Title = "Judul lama", PublishedUtc = "2024-11-01T00:00:00Z" });
        var hash = (await DocumentAsync(agency, "berubah")).Editions[0].Hash;

        var outcome = await agency.PublishAsync(new SampleArticle("berubah") { Title = "Judul baru", PublishedUtc = "2024-11-01T00:00:00Z" });

        Assert.Equal(["article published: Judul baru"], outcome.Steps[0].Changes);
        var document = await DocumentAsync(agency, "berubah");
        Assert.Equal([(1, EditionState.Superseded), (2, EditionState.Published)], document.Editions.Select(e => (e.Number, e.State)));
        Assert.Equal(32, hash.Length);
        Assert.Equal(hash, document.Editions[0].Hash);
        Assert.All(document.Editions, edition => Assert.Equal(edition.Text.Hash(), edition.Hash));
        Assert.NotEqual(document.Editions[0].Hash, document.Editions[1].Hash);
        Assert.NotNull(document.Editions[0].EndedUtc);
        Assert.Null(document.Editions[1].EndedUtc);
        Assert.Equal("Judul baru", (await agency.PageAsync("/berita/berubah")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_new_edition_keeps_the_public_date_and_says_when_it_was_updated()
    {
        var agency = await portal.NewAgencyAsync("tanggal-tetap");
        await agency.PublishAsync(new SampleArticle("tanggal") { PublishedUtc = "2024-11-01T03:00:00Z" });
        Assert.Null((await agency.PageAsync("/berita/tanggal")).QuerySelector(".meta-updated"));

        await agency.PublishAsync(new SampleArticle("tanggal") { PublishedUtc = "2024-11-01T03:00:00Z", Body = "Isi yang diperbaiki." });

        var page = await agency.PageAsync("/berita/tanggal");
        Assert.Equal("2024-11-01T10:00:00+07:00", page.QuerySelector(".meta > time")!.GetAttribute("datetime"));
        Assert.StartsWith("Jumat, 1 November 2024, pukul 10.00 WIB", page.QuerySelector(".meta > time")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".meta-updated time"));
        Assert.StartsWith(
            "Friday, 1 November 2024, 10:00 WIB", (await agency.PageAsync("/en/berita/tanggal")).QuerySelector(".meta > time")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_editors_did_since_stays_while_the_source_repeats_itself()
    {
        var agency = await portal.NewAgencyAsync("sumber-editor");
        await agency.PublishAsync(new SampleArticle("disunting") { Title = "Dari resep" });
        await EditAsync(agency, "disunting", "Dari penyunting");

        var again = await agency.PublishAsync(new SampleArticle("disunting") { Title = "Dari resep" });

        Assert.False(again.HasChanges);
        Assert.Equal("Dari penyunting", (await agency.PageAsync("/berita/disunting")).QuerySelector("h1")!.TextContent);

        await agency.PublishAsync(new SampleArticle("disunting") { Title = "Resep yang baru" });
        Assert.Equal("Resep yang baru", (await agency.PageAsync("/berita/disunting")).QuerySelector("h1")!.TextContent);
        Assert.Equal([1, 2, 3], (await DocumentAsync(agency, "disunting")).Editions.Select(edition => edition.Number));
    }

    [Fact]
    public async Task A_draft_becomes_public_when_the_source_says_so()
    {
        var agency = await portal.NewAgencyAsync("konsep-terbit");
        var drafted = await agency.PublishAsync(new SampleArticle("konsep") { Published = false });
        var published = await agency.PublishAsync(new SampleArticle("konsep"));

        Assert.Equal(["article drafted: Berita konsep"], drafted.Steps[0].Changes);
        Assert.Equal(["article published: Berita konsep"], published.Steps[0].Changes);
        Assert.Equal(["konsep"], (await agency.PageAsync("/berita")).ArticlesOf());
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_become_of_each_article_and_keeps_nothing()
    {
        var agency = await portal.NewAgencyAsync("berita-kering");
        await agency.PublishAsync(new SampleArticle("ada"));
        var before = agency.Tenant;

        var outcome = await agency.RunAsync(
            SampleArticles.StepOf(new SampleArticle("ada"), new SampleArticle("baru"), new SampleArticle("konsep") { Published = false }), dryRun: true);

        Assert.Equal(["article published: Berita baru", "article drafted: Berita konsep"], outcome.Steps[0].Changes);
        Assert.Equal(1, outcome.Steps[0].UnchangedCount);
        Assert.Equal(before.ContentVersion, agency.Tenant.ContentVersion);
        Assert.Equal(["ada"], (await agency.PageAsync("/berita")).ArticlesOf());
        await using var scope = agency.OpenScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<NewsDbContext>().Documents.CountAsync(TestContext.Current.CancellationToken));
    }

    internal static async Task<Document> DocumentAsync(Agency agency, string slug)
    {
        await using var scope = agency.OpenScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDbContext>().Documents.AsNoTracking()
            .Include(document => document.Editions.OrderBy(edition => edition.Number))
            .SingleAsync(document => document.Slug == slug, TestContext.Current.CancellationToken);
    }

    // As an editor's desk will do it: another edition of the document, without a word to the source.
    private static async Task EditAsync(Agency agency, string slug, string title)
    {
        var now = DateTime.SpecifyKind(new DateTime(2026, 11, 22), DateTimeKind.Utc);
        await using var scope = agency.OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDbContext>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(TestContext.Current.CancellationToken);
        var document = await db.Documents.Include(d => d.Editions).SingleAsync(d => d.Slug == slug, TestContext.Current.CancellationToken);
        var article = await db.Articles.SingleAsync(a => a.Slug == slug, TestContext.Current.CancellationToken);
        var edition = db.Editions.Add(document.Draft(document.Current!.Text with { Title = title }, now)).Entity;
        document.Publish(edition, now, now);
        (article.EditionId, article.Title) = (edition.Id, title);
        transaction.ContentChanged();
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }
}
