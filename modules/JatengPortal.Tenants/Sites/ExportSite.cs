using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Tenants.Background;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Tenants.Sites;

/// <summary>Prepares the file of a site, and hands it out.</summary>
internal static class ExportSite
{
    public static void Map(FeatureRoutes sites)
    {
        sites.MapPost("/{name}/ekspor", PrepareAsync);
        sites.MapGet("/{name}/ekspor.zip", DownloadAsync);
    }

    private static async Task<IResult> PrepareAsync(
        string name, TenantRegistry registry, SiteWork work, HostConnection host, IAuditTrail audit, Links links, CancellationToken cancellationToken)
    {
        if (registry.Find(name) is not { State: TenantState.Running or TenantState.Suspended } tenant)
            return TypedResults.NotFound();
        await audit.RecordAsync(host, new AuditFact("tenant.exported", tenant.Name), cancellationToken);
        return links.Redirect(ShowWork.PathOf(work.Export(tenant)));
    }

    private static async Task<IResult> DownloadAsync(
        string name, TenantRegistry registry, SiteWork work, HostConnection host, IAuditTrail audit, CancellationToken cancellationToken)
    {
        if (registry.Find(name) is not { } tenant || !File.Exists(work.ExportOf(tenant)))
            return TypedResults.NotFound();
        await audit.RecordAsync(host, new AuditFact("tenant.export-downloaded", tenant.Name), cancellationToken);
        return TypedResults.PhysicalFile(work.ExportOf(tenant), "application/zip", $"{tenant.Name}.zip");
    }
}
