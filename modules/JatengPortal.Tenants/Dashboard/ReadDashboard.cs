using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.Tenants.Dashboard;

/// <summary>The first page of the administration area: what waits for the person who opens it.</summary>
internal static class ReadDashboard
{
    public static void Map(IEndpointRouteBuilder administration) => administration.MapGet(AdminMenu.DashboardPath, HandleAsync);

    private static async Task<RazorComponentResult<DashboardPage>> HandleAsync(DashboardItems items, CancellationToken cancellationToken) =>
        new(new { Content = await items.LoadAsync(cancellationToken) });
}
