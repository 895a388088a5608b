using System.Net;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles;
using JatengPortal.News.Articles.Import;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Articles;

public sealed class ArticleRulesTests(PortalFactory portal)
{
    private const int FiveMegabytes = 5 * 1024 * 1024;

    [Fact]
    public async Task A_cover_needs_an_alternative_text()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").PublishAsync(
            new SampleArticle("tanpa-alt") { CoverPath = "foto.png", CoverAlt = " " }));

        Assert.Contains("alternative text", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("$.steps[0].data[0].ArticlePart", refused.Errors[0].Path);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/berita/tanpa-alt"));
    }

    [Fact]
    public void The_fields_of_an_article_keep_their_rules()
    {
        Assert.Equal("article.cover-without-alt", CodeOf(new ArticleFields { CoverPath = "foto.png" }));
        Assert.Equal("article.tags", CodeOf(new ArticleFields { Tags = [.. Enumerable.Range(0, 21).Select(i => $"t{i}")] }));
        Assert.Equal("article.name-too-long", CodeOf(new ArticleFields { Category = new string('k', 61) }));
        Assert.Equal("article.name-too-long", CodeOf(new ArticleFields { Tags = ["dua\nbaris"] }));
        Assert.Equal("article.name-too-long", CodeOf(new ArticleFields { Tags = [" "] }));
        new ArticleFields { CoverPath = "foto.png", CoverAlt = "Kantor", Category = new string('k', 60), Tags = ["a", "b"] }.Check();

        static string CodeOf(ArticleFields fields) => Assert.Throws<RuleViolationException>(fields.Check).Code;
    }

    [Theory]
    [InlineData(0, 0, "document.title")]
    [InlineData(301, 0, "document.title")]
    [InlineData(10, 1001, "document.summary")]
    public async Task A_title_or_summary_out_of_bounds_is_refused_and_named(int titleLength, int summaryLength, string code)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").PublishAsync(
            new SampleArticle("batas-judul") { Title = new string('j', titleLength), Summary = new string('r', summaryLength) }));

        Assert.Contains(code, Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: \"Judul\\u0000\"\n---\nIsi.")]
    [InlineData("---\ntitle: \"Judul\\nkedua\"\n---\nIsi.")]
    [InlineData("---\ntitle: \"Judul\\e[31m\"\n---\nIsi.")]
    public async Task A_title_is_one_line_of_signs_that_can_be_read(string file)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("judul.md"), file, TestContext.Current.CancellationToken);
        await using var scope = portal.At("dinas-a").OpenScope();

        var row = Assert.Single(await scope.ServiceProvider.GetRequiredService<ImportArticles>()
            .ImportAsync(folder.PathOf("judul.md"), dryRun: false, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal((ImportRow.Refused, "A title is one line of 1 to 300 characters."), (row.Outcome, row.Text));
    }

    [Fact]
    public async Task A_body_of_5_MB_is_refused_with_one_clear_error_and_nothing_changes()
    {
        var agency = await portal.NewAgencyAsync("isi-besar");
        var before = agency.Tenant;
        await using var scope = agency.OpenScope();
        var publisher = scope.ServiceProvider.GetRequiredService<ArticleIntake>();
        var text = new DocumentText { Title = "Terlalu besar", Summary = "", Body = new string('x', FiveMegabytes) };

        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => publisher.TakeInAsync(
            new ArticleDraft("uji", Slug.Parse("terlalu-besar"), text, null, Publish: true), TestContext.Current.CancellationToken));

        Assert.Equal("content.body-too-long", refused.Code);
        Assert.Equal(before.ContentVersion, agency.Tenant.ContentVersion);
        await using var afterwards = agency.OpenScope();
        Assert.False(await afterwards.ServiceProvider.GetRequiredService<NewsDbContext>().Documents.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_recipe_with_a_body_of_5_MB_in_it_or_beside_it_is_refused_with_one_clear_error()
    {
        var agency = portal.At("dinas-a");
        var before = agency.Tenant.ContentVersion;
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("besar.md"), new string('x', FiveMegabytes), TestContext.Current.CancellationToken);
        var beside = SampleArticles.StepOf(new SampleArticle("dari-berkas") { Body = "[file:text('besar.md')]" });
        var file = folder.PathOf("uji.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "uji", "steps": [ {{beside}} ] }""", TestContext.Current.CancellationToken);

        var inside = await Assert.ThrowsAsync<RecipeException>(() => agency.PublishAsync(
            new SampleArticle("di-dalam") { Body = new string('x', FiveMegabytes) }));
        var besideIt = await Assert.ThrowsAsync<RecipeException>(() => portal.Services.GetRequiredService<TenantRecipes>()
            .RunAsync(Recipe.Load(file), agency.Tenant, dryRun: false, TestContext.Current.CancellationToken));

        Assert.InRange(Assert.Single(inside.Errors).ToString().Length, 20, 400);
        Assert.Contains("besar.md", Assert.Single(besideIt.Errors).Message, StringComparison.Ordinal);
        Assert.InRange(besideIt.Errors[0].ToString().Length, 20, 400);
        Assert.Equal(before, agency.Tenant.ContentVersion);
    }

    [Fact]
    public async Task A_misspelt_property_is_refused_with_its_place()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").RunAsync("""
            { "name": "content", "data": [ { "ContentItemId": "x", "ContentType": "Article", "DisplayText": "x",
              "MarkdownBodyPart": { "Markdown": "x" }, "ArticlePart": { "Sumary": "x" } } ] }
            """));

        Assert.Equal("$.steps[0].data[0].ArticlePart.Sumary", Assert.Single(refused.Errors).Path);
        Assert.Contains("Summary", refused.Errors[0].Message, StringComparison.Ordinal);
    }
}
