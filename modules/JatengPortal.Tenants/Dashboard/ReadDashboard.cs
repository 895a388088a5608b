using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Tenants.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Dashboard;

/// <summary>The first page of the administration area: what waits for the person who opens it, and how the site does.</summary>
internal static class ReadDashboard
{
    public static void Map(FeatureRoutes administration) => administration.MapGet(AdminMenu.DashboardPath, HandleAsync);

    private static async Task<RazorComponentResult<DashboardPage>> HandleAsync(
        DashboardItems items, CurrentAccount account, CurrentTenant current, FigureReader figures, CancellationToken cancellationToken) => new(new
    {
        Content = await items.LoadAsync(cancellationToken),
        Figures = account.Allows(TenantsModule.SiteSettings) ? await figures.OfAsync(current.Tenant, cancellationToken) : null,
    });
}
