using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

/// <summary>A recipe that makes tenants, and whose process dies at every moment that there is.</summary>
public sealed class InterruptedMakingTests(MortalPortal portal) : IClassFixture<MortalPortal>
{
    private const int FewestMoments = 100;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_far_it_came_the_same_recipe_or_its_run_resumed_makes_every_tenant_once()
    {
        using var folder = new TemporaryFolder();
        await WriteAgencyAsync(folder);
        var moment = 1;
        // Until a run outlives its last moment.
        for (var died = true; died; moment++)
        {
            string[] names = [Sites.NewName(), Sites.NewName()];
            var recipe = await RecipeAsync(folder, $"buat-{moment}", names);
            died = await DiesAsync(recipe, moment);
            var number = await NumberAsync(recipe);
            await AreNowhereInBetweenAsync(names, number);

            // The same recipe once more, and 'recipes resume', by turns.
            await portal.RunOnHostAsync(recipe, new HostRunOptions { Number = moment % 2 == 0 ? number : null });

            var run = await portal.Services.GetRequiredService<ManyTenantRun>().RequireAsync((await NumberAsync(recipe))!.Value, Token);
            Assert.Equal((number ?? run.Number, 0, 2, 0), (run.Number, run.Waiting, run.Done, run.Failed));
            Assert.All(names, name => Assert.Equal(TenantState.Running, portal.At(name).Tenant.State));
            Assert.Equal(portal.At(names[0]).Tenant.Id, portal.At(names[1]).Tenant.ParentId);
            Assert.Equal((1, 1, 1), await PublishedAsync(portal.At(names[0])));
            // Nothing is left to do, and asking for it does nothing.
            Assert.False((await portal.RunOnHostAsync(recipe)).HasChanges);
            Assert.Equal(run, await portal.Services.GetRequiredService<ManyTenantRun>().RequireAsync((await NumberAsync(recipe))!.Value, Token));
        }

        Assert.InRange(moment, FewestMoments, int.MaxValue);
    }

    private async Task<bool> DiesAsync(Recipe recipe, int moment)
    {
        portal.Lifeline.CutAfter(moment);
        try
        {
            await portal.RunOnHostAsync(recipe);
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

    /// <summary>All are known or none is, with a run; each waits or serves, as the ledger says, and of its content there is all or nothing.</summary>
    private async Task AreNowhereInBetweenAsync(string[] names, int? number)
    {
        await portal.Services.GetRequiredService<TenantRegistry>().RefreshAsync(Token);
        var states = await portal.OnHostAsync(db => db.Tenants.Where(row => names.Contains(row.Name)).ToDictionaryAsync(row => row.Id, row => row.State, Token));
        var items = await portal.OnHostAsync(db => db.LedgerItems.Where(item => item.RunNumber == number)
            .ToDictionaryAsync(item => item.TenantId, item => item.State, Token));
        Assert.Equal(number is null ? 0 : 2, states.Count);
        Assert.Equal(states.Keys.Order(), items.Keys.Order());
        Assert.All(states, state => Assert.Equal(
            state.Value == TenantState.Running ? (TenantState.Running, LedgerState.Done) : (TenantState.Uninitialised, LedgerState.Waiting),
            (state.Value, items[state.Key])));
        if (number is null || !await portal.Services.GetRequiredService<DatabaseProvider>().HasTenantAsync(names[0], Token))
            return;
        var published = await PublishedAsync(portal.At(names[0]));
        Assert.Contains(published, portal.At(names[0]).Tenant.State == TenantState.Running ? [(1, 1, 1)] : new[] { (0, 0, 0), (1, 1, 1) });
    }

    private Task<int?> NumberAsync(Recipe recipe) => portal.OnHostAsync(
        db => db.LedgerRuns.Where(run => run.Recipe == recipe.FullPath).Select(run => (int?)run.Number).SingleOrDefaultAsync(Token));

    private static Task<(int Documents, int Editions, int Messages)> PublishedAsync(Agency site) => site.LookAsync(async db => (
        await CountAsync(db, $"SELECT COUNT(*) AS \"Value\" FROM news_documents"),
        await CountAsync(db, $"SELECT COUNT(*) AS \"Value\" FROM news_editions"),
        await CountAsync(db, $"SELECT COUNT(*) AS \"Value\" FROM outbox")));

    private static Task<int> CountAsync(TenantStateDbContext db, FormattableString sql) => db.Database.SqlQuery<int>(sql).SingleAsync(Token);

    /// <summary>Stands beside those that call it, and in none of the portal's folders.</summary>
    private static Task WriteAgencyAsync(TemporaryFolder folder) => File.WriteAllTextAsync(
        folder.PathOf("buat-kantor.recipe.json"),
        """
        { "name": "buat-kantor", "steps": [
          { "name": "feature", "enable": ["JatengPortal.News"] },
          { "name": "content", "data": [ { "ContentItemId": "pertama", "ContentType": "Article", "DisplayText": "Kabar",
            "AutoroutePart": { "Path": "pertama" }, "MarkdownBodyPart": { "Markdown": "Isi." } } ] } ] }
        """,
        Token);

    private static async Task<Recipe> RecipeAsync(TemporaryFolder folder, string name, string[] tenants)
    {
        var file = folder.PathOf($"{name}.recipe.json");
        await File.WriteAllTextAsync(
            file,
            $$"""
            { "name": "{{name}}", "steps": [ { "name": "Tenants", "Tenants": [
              { "Name": "{{tenants[0]}}", "Title": "Kantor pertama", "Parent": "induk", "Recipe": "buat-kantor" },
              { "Name": "{{tenants[1]}}", "Title": "Kantor kedua", "Parent": "{{tenants[0]}}" } ] } ] }
            """,
            Token);
        return Recipe.Load(file);
    }
}
