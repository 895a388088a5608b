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
    public static readonly Feature Tenants = new("JatengPortal.Tenants", "Pengelolaan portal")
    {
        Description = "Membuat, mengatur, dan memantau situs semua instansi.",
        DependsOn = [Administration.Id],
    };

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Administration, Tenants];

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var administration = routes.MapFeature(Administration).RequireAccount().ForStaff();
        ReadDashboard.Map(administration);
        RenderPreview.Map(administration);
    }
}
