using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>Where recipes are run from: in a tenant by its administrator, or at the host for many tenants.</summary>
/// <param name="Path">Of the screens, inside the tenant.</param>
/// <param name="Tenant">The only tenant that is touched; null at the host.</param>
public sealed record RecipeDesk(string Path, Tenant? Tenant)
{
    internal const string SitePath = "/admin/resep";
    internal const string PortalPath = "/admin/portal/resep";

    /// <summary>Whether it is that of the host.</summary>
    public bool IsOfPortal => Tenant is null;

    /// <summary>Of the screen that is asked for; which one a person may see, its address says.</summary>
    internal static RecipeDesk Of(Links links, CurrentTenant current) => links.PagePath.StartsWith(PortalPath, StringComparison.OrdinalIgnoreCase)
        ? new RecipeDesk(PortalPath, null)
        : new RecipeDesk(SitePath, current.Tenant);
}
