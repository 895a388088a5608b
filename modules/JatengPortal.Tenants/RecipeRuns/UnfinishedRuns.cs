using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Tenants.Background;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>
/// Runs that were refused somewhere or interrupted, on the dashboard: among those that the first page of the history shows, so that what
/// nobody mends any more goes by itself.
/// </summary>
internal sealed class UnfinishedRuns(ManyTenantRun runs, LongWork work)
{
    public async Task<IReadOnlyList<DashboardItem>> OfAsync(RecipeDesk desk, string text, CancellationToken cancellationToken)
    {
        var unfinished = (await runs.UnfinishedAsync(desk.Tenant?.Id, ListRecipes.RunsOnPage, cancellationToken))
            .Where(number => !work.IsActive(RecipeWork.KeyOf(number))).ToList();
        return [new DashboardItem(text, unfinished.Count, unfinished is [var one] ? FollowRun.PathOf(desk, one) : desk.Path + "#riwayat")];
    }
}

/// <summary>Those that were begun in the site.</summary>
internal sealed class UnfinishedRunsOfSite(UnfinishedRuns runs, CurrentTenant current) : IDashboardSource
{
    public Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) =>
        runs.OfAsync(new RecipeDesk(RecipeDesk.SitePath, current.Tenant), Texts.Waiting_runs, cancellationToken);
}

/// <summary>Those that were begun at the portal.</summary>
internal sealed class UnfinishedRunsOfPortal(UnfinishedRuns runs) : IDashboardSource
{
    public Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) =>
        runs.OfAsync(new RecipeDesk(RecipeDesk.PortalPath, null), Texts.Waiting_runs_of_portal, cancellationToken);
}
