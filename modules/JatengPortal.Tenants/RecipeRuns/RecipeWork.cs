using System.Globalization;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Tenants.Background;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>Runs recipes in the background, by the kernel's ledger.</summary>
internal sealed class RecipeWork(
    LongWork work, ManyTenantRun runs, HostRun hostRun, TenantRecipes recipes, HostNotifier notifier, TenantRegistry registry)
{
    /// <summary>Tells whoever began a run that it has come to its end.</summary>
    public static readonly NotificationKind Ended =
        new("recipes.run-ended", () => Texts.Run_told_kind, subject => string.Format(CultureInfo.CurrentCulture, Texts.Run_told, subject))
        {
            Default = NotificationWay.ListOnly,
        };

    public static string KeyOf(int run) => string.Create(CultureInfo.InvariantCulture, $"resep-{run}");

    /// <summary>Opens a run and begins it.</summary>
    /// <returns>Its number; null where there is no room for it now, and none is opened.</returns>
    public async Task<int?> StartAsync(
        RecipeDesk desk, ShelvedRecipe shelved, Recipe recipe, IReadOnlyList<Tenant> tenants, bool goesOn, CancellationToken cancellationToken)
    {
        if (!work.HasPlace())
            return null;
        var number = desk.Tenant is { } own
            ? await runs.OpenInAsync(own, shelved.Source, recipe, cancellationToken)
            : await runs.OpenAsync(shelved.Source, recipe, tenants, cancellationToken);
        TryGoOn(number, recipe, desk.Path, goesOn, onlyFailed: false);
        return number;
    }

    /// <summary>Goes on with a run.</summary>
    /// <returns>False where it goes on already.</returns>
    public bool TryGoOn(LedgerRun run, bool goesOn, bool onlyFailed)
    {
        var recipe = recipes.Require(run.Recipe);
        return run.MakesTenants
            ? work.TryStart(KeyOf(run.Number), recipe.DisplayName, async (item, cancellationToken) =>
            {
                var options = new HostRunOptions { Number = run.Number, GoesOn = goesOn, Progress = new Reported(item) };
                await hostRun.RunAsync(recipe, options, cancellationToken);
                return "";
            })
            : TryGoOn(run.Number, recipe, run.StartedIn is null ? RecipeDesk.PortalPath : RecipeDesk.SitePath, goesOn, onlyFailed);
    }

    /// <summary>Runs a recipe that makes tenants.</summary>
    /// <returns>Key of the work; null where it is under way already.</returns>
    public string? TryMakeTenants(ShelvedRecipe shelved, Recipe recipe, bool goesOn)
    {
        var key = "portal-" + shelved.Key;
        var isStarted = work.TryStart(key, recipe.DisplayName, async (item, cancellationToken) =>
        {
            var options = new HostRunOptions
            {
                Source = shelved.Source,
                GoesOn = goesOn,
                Progress = new Reported(item),
                Opened = number => item.Result = string.Create(CultureInfo.InvariantCulture, $"{RecipeDesk.PortalPath}/jalan/{number}"),
            };
            await hostRun.RunAsync(recipe, options, cancellationToken);
            return Texts.Work_recipe_done;
        });
        return isStarted ? key : null;
    }

    private bool TryGoOn(int number, Recipe recipe, string desk, bool goesOn, bool onlyFailed) =>
        work.TryStart(KeyOf(number), recipe.DisplayName, async (item, cancellationToken) =>
        {
            await foreach (var result in runs.GoOnAsync(number, recipe, goesOn, onlyFailed, cancellationToken))
                item.Activity = result.Tenant;
            var path = string.Create(CultureInfo.InvariantCulture, $"{desk}/jalan/{number}");
            if (item.Acting.Tenant is { } id && registry.Find(id) is { } tenant)
                await notifier.TellAsync(tenant, new Notification(Ended, recipe.DisplayName, path) { Accounts = [item.Acting.Account.Id], TellsActor = true }, cancellationToken);
            return "";
        });

    private sealed class Reported(WorkItem item) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => item.Activity = value.Activity ?? value.StepName;
    }
}
