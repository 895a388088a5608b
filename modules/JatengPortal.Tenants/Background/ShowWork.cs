using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Background;

/// <summary>Shows how far a piece of work is that somebody began at the host.</summary>
internal static class ShowWork
{
    private const string Path = "/admin/portal/pekerjaan";

    public static string PathOf(string key) => $"{Path}/{Uri.EscapeDataString(key)}";

    public static void Map(FeatureRoutes portal) =>
        portal.MapGet(Path + "/{key}", Handle).RequirePermission(TenantsModule.PortalTenants);

    private static IResult Handle(string key, LongWork work) => work.Find(key) is { } item
        ? new RazorComponentResult<WorkPage>(new { Work = item })
        : TypedResults.NotFound();
}
