using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Tenants.Dashboard;
using JatengPortal.Tenants.Preview;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.Tenants;

/// <summary>The administration area: what every agency has of it, and the screens of the whole portal.</summary>
public sealed class TenantsModule : PortalModule
{
    /// <summary>Dashboard and what editors' screens share, in every tenant.</summary>
    public static readonly Feature Administration = new("JatengPortal.Administration", "Administrasi situs")
    {
        Description = "Dasbor dan alat bersama untuk petugas yang mengelola situs ini.",
        IsAlwaysOn = true,
    };

    /// <summary>Tenants, recipes and figures of the whole portal.</summary>
    public static readonly Feature Tenants = PortalAdministration.Feature;

    /// <summary>Switching features on and off.</summary>
    public static readonly Permission SiteFeatures = new("Site.Features", "Mengatur fitur situs", Administration);

    /// <summary>Checking and running recipes in this tenant.</summary>
    public static readonly Permission SiteRecipes = new("Site.Recipes", "Menjalankan resep di situs ini", Administration);

    /// <summary>Name, tagline, contacts and the other settings.</summary>
    public static readonly Permission SiteSettings = new("Site.Settings", "Mengubah pengaturan situs", Administration);

    /// <summary>Theme and colours.</summary>
    public static readonly Permission SiteTheme = new("Site.Theme", "Mengubah tampilan situs", Administration);

    /// <summary>Making, suspending, resuming, exporting, cloning and removing tenants.</summary>
    public static readonly Permission PortalTenants = new("Portal.Tenants", "Mengelola situs semua instansi", Tenants) { IsOfHost = true };

    /// <summary>Running recipes in many tenants.</summary>
    public static readonly Permission PortalRecipes = new("Portal.Recipes", "Menjalankan resep di banyak situs", Tenants) { IsOfHost = true };

    /// <summary>Requests, errors, latency and storage of each tenant.</summary>
    public static readonly Permission PortalFigures = new("Portal.Figures", "Melihat angka pemakaian portal", Tenants) { IsOfHost = true };

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Administration, Tenants];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions =>
        [SiteFeatures, SiteRecipes, SiteSettings, SiteTheme, PortalTenants, PortalRecipes, PortalFigures];

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var administration = routes.MapFeature(Administration).RequireAccount().ForStaff();
        ReadDashboard.Map(administration);
        RenderPreview.Map(administration);
    }
}
