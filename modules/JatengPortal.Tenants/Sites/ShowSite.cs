using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Sites;

/// <summary>Shows one site: where it is, what it has, what can be done with it.</summary>
internal static class ShowSite
{
    public static string PathOf(Tenant tenant) => $"{ListSites.Path}/{tenant.Name}";

    public static void Map(FeatureRoutes sites) => sites.MapGet("/{name}", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string name, TenantRegistry registry, ModuleCatalog catalog, FeatureProfiles profiles, PortalAddress portal, CurrentTenant current, SiteWork work,
        Figures.FigureReader figures, CancellationToken cancellationToken)
    {
        if (registry.Find(name) is not { } tenant)
            return TypedResults.NotFound();
        var file = new FileInfo(work.ExportOf(tenant));
        return new RazorComponentResult<SitePage>(new
        {
            Tenant = tenant,
            Address = tenant.AddressAt(portal),
            Parent = tenant.ParentId is { } id ? registry.Find(id) : null,
            Features = (IReadOnlyList<Feature>)
                [.. catalog.Features.Where(feature => tenant.Features.Contains(feature) && !catalog.AlwaysOn.Contains(feature))],
            Profiles = (IReadOnlyList<string>)[.. tenant.FeatureProfiles.Select(profile => profiles.Find(profile)?.Name ?? profile)],
            IsOwn = tenant.Id == current.Tenant.Id,
            Export = file.Exists ? new PreparedExport(file.LastWriteTimeUtc, file.Length) : null,
            Figures = await figures.OfAsync(tenant, cancellationToken),
        });
    }
}

/// <summary>A file that is ready to be downloaded.</summary>
/// <param name="MadeUtc">When it was made.</param>
/// <param name="Bytes">Its size.</param>
public sealed record PreparedExport(DateTime MadeUtc, long Bytes);
