using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

/// <summary>A run over many tenants whose process dies, at every moment that there is.</summary>
public sealed class InterruptedRunTests(MortalPortal portal) : IClassFixture<MortalPortal>
{
    private const int FewestMoments = 60;
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private ManyTenantRun Runs => portal.Services.GetRequiredService<ManyTenantRun>();

    [Fact]
    public async Task However_far_a_run_came_resuming_it_finishes_every_tenant_once()
    {
        Agency[] sites = [await portal.NewSiteAsync("induk"), await portal.NewSiteAsync("induk")];
        using var folder = new TemporaryFolder();
        var moment = 1;
        // Until a run outlives its last moment.
        for (var died = true; died; moment++)
        {
            var recipe = await RecipeAsync(folder, $"putus-{moment}");
            died = await DiesAsync(recipe, sites, moment);
            var number = await NumberAsync(recipe);
            await HasAllOrNothingAsync(recipe, sites, number);

            number ??= await Runs.OpenAsync(recipe.Name, recipe, sites.Select(site => site.Tenant), Token);
            await GoOnAsync(recipe, number.Value);

            var run = await Runs.RequireAsync(number.Value, Token);
            Assert.Equal((0, sites.Length, 0), (run.Waiting, run.Done, run.Failed));
            foreach (var site in sites)
                Assert.Equal((2, 2, 2), await PublishedAsync(site, recipe));
            // Nothing is left to do, and asking for it does nothing.
            Assert.Empty(await GoOnAsync(recipe, number.Value));
        }

        Assert.InRange(moment, FewestMoments, int.MaxValue);
    }

    private async Task<bool> DiesAsync(Recipe recipe, Agency[] sites, int moment)
    {
        portal.Lifeline.CutAfter(moment);
        try
        {
            await GoOnAsync(recipe, await Runs.OpenAsync(recipe.Name, recipe, sites.Select(site => site.Tenant), Token));
            return portal.Lifeline.IsCut;
        }
        catch (Exception exception) when (exception.GetBaseException() is ProcessDiedException)
        {
            return true;
        }
        finally
        {
            portal.Lifeline.Mend();
        }
    }

    private async Task<List<TenantResult>> GoOnAsync(Recipe recipe, int number)
    {
        var results = new List<TenantResult>();
        await foreach (var result in Runs.GoOnAsync(number, recipe, goOn: false, Token))
            results.Add(result);
        return results;
    }

    /// <summary>What the ledger calls done is there, and of the rest there is all or nothing.</summary>
    private async Task HasAllOrNothingAsync(Recipe recipe, Agency[] sites, int? number)
    {
        var done = await portal.OnHostAsync(db => db.LedgerItems
            .Where(item => item.RunNumber == number && item.State == LedgerState.Done).Select(item => item.TenantId).ToListAsync(Token));
        foreach (var site in sites)
        {
            var published = await PublishedAsync(site, recipe);
            Assert.Contains(published, number is null ? [(0, 0, 0)] : new[] { (0, 0, 0), (2, 2, 2) });
            if (done.Contains(site.Tenant.Id))
                Assert.Equal((2, 2, 2), published);
        }
    }

    private Task<int?> NumberAsync(Recipe recipe) => portal.OnHostAsync(
        db => db.LedgerRuns.Where(run => run.Recipe == recipe.Name).Select(run => (int?)run.Number).SingleOrDefaultAsync(Token));

    private static async Task<(int Documents, int Editions, int Messages)> PublishedAsync(Agency site, Recipe recipe)
    {
        var like = $"{recipe.Name}-%";
        return await site.LookAsync(async db => (
            await CountAsync(db, $"SELECT COUNT(*) AS \"Value\" FROM news_documents WHERE slug LIKE {like}"),
            await CountAsync(
                db, $"SELECT COUNT(*) AS \"Value\" FROM news_editions WHERE document_id IN (SELECT id FROM news_documents WHERE slug LIKE {like})"),
            await CountAsync(db, $"SELECT COUNT(*) AS \"Value\" FROM outbox WHERE body LIKE {"%\"" + like + "\"%"}")));
    }

    private static Task<int> CountAsync(TenantStateDbContext db, FormattableString sql) => db.Database.SqlQuery<int>(sql).SingleAsync(Token);

    private static async Task<Recipe> RecipeAsync(TemporaryFolder folder, string name)
    {
        static string Article(string slug) => $$"""
            { "ContentItemId": "{{slug}}", "ContentType": "Article", "DisplayText": "Kabar {{slug}}",
              "AutoroutePart": { "Path": "{{slug}}" }, "MarkdownBodyPart": { "Markdown": "Isi." } }
            """;
        var file = folder.PathOf($"{name}.recipe.json");
        await File.WriteAllTextAsync(
            file,
            $$"""
            { "name": "{{name}}", "steps": [
              { "name": "settings", "PortalSettings": { "Tagline": "Sesudah {{name}}" } },
              { "name": "content", "data": [ {{Article($"{name}-a")}}, {{Article($"{name}-b")}} ] } ] }
            """,
            Token);
        return Recipe.Load(file);
    }
}
