using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Tenants.Sites;

/// <summary>Sites whose setting up or removal came to a halt, on the dashboard.</summary>
internal sealed class UnfinishedSites(HostDatabase host, TenantRegistry registry, SiteWork work) : IDashboardSource
{
    private const int MostCounted = 100;

    public async Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) =>
    [
        await CountAsync(TenantState.Uninitialised, Texts.Waiting_sites_to_set_up, cancellationToken),
        await CountAsync(TenantState.Removing, Texts.Waiting_sites_to_remove, cancellationToken),
    ];

    private async Task<DashboardItem> CountAsync(TenantState state, string text, CancellationToken cancellationToken)
    {
        var found = (await host.ListTenantsAsync(new TenantQuery { States = [state] }, after: null, MostCounted, cancellationToken))
            .Select(registry.Find).OfType<Tenant>().Where(tenant => !work.IsGoingOn(tenant)).ToList();
        return new DashboardItem(text, found.Count, found is [var one] ? ShowSite.PathOf(one) : $"{ListSites.Path}?keadaan={SiteStates.KeyOf(state)}");
    }
}
