using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Tenants.Background;
using JatengPortal.Tenants.Dashboard;
using JatengPortal.Tenants.Data;
using JatengPortal.Tenants.Figures;
using JatengPortal.Tenants.Plugins;
using JatengPortal.Tenants.Presentation;
using JatengPortal.Tenants.Preview;
using JatengPortal.Tenants.RecipeRuns;
using JatengPortal.Tenants.SiteFeatures;
using JatengPortal.Tenants.Sites;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
    public override void AddServices(IServiceCollection services)
    {
        services.AddHostDatabase<FiguresDbContext, SqliteFiguresDbContext, PostgresFiguresDbContext>();
        foreach (var notice in TenantsNotices.All)
            services.AddNotice(notice);
        services.AddScoped<FeatureChoices>();
        services.AddSingleton<LongWork>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<LongWork>());
        services.AddSingleton<RecipeShelf>();
        services.AddSingleton<RecipeWork>();
        services.AddNotificationKind(RecipeWork.Ended);
        services.AddSingleton<TargetSearch>();
        services.AddSingleton<Rehearsal>();
        services.AddScoped(provider => RecipeDesk.Of(provider.GetRequiredService<Links>(), provider.GetRequiredService<CurrentTenant>()));
        services.AddSingleton<SiteWork>();
        services.AddSingleton<UnfinishedRuns>();
        services.AddSingleton<FigureWriter>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<FigureWriter>());
        services.AddSingleton<StorageSizes>();
        services.AddScoped<FigureReader>();
        AddEntries(services);
        AddWaiting(services);
        NameActions(services);
    }

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var administration = routes.MapFeature(Administration).RequireAccount().ForStaff();
        ReadDashboard.Map(administration);
        RenderPreview.Map(administration);
        ManageFeatures.Map(administration);
        EditSettings.Map(administration);
        EditTheme.Map(administration);
        MapRecipes(administration.MapGroup(RecipeDesk.SitePath).RequirePermission(SiteRecipes));

        var portal = routes.MapFeature(Tenants);
        MapRecipes(portal.MapGroup(RecipeDesk.PortalPath).RequirePermission(PortalRecipes));
        ShowWork.Map(portal);
        ListFigures.Map(portal);
        ListPlugins.Map(portal.MapGroup(ListPlugins.Path).RequirePermission(PortalTenants));
        var sites = portal.MapGroup(ListSites.Path).RequirePermission(PortalTenants);
        ListSites.Map(sites);
        CreateSite.Map(sites);
        ShowSite.Map(sites);
        ChangeSiteState.Map(sites);
        ExportSite.Map(sites);
        CloneSite.Map(sites);
        RemoveSite.Map(sites);
    }

    private static void MapRecipes(FeatureRoutes recipes)
    {
        ListRecipes.Map(recipes);
        CheckRecipe.Map(recipes);
        FollowRun.Map(recipes);
    }

    private static void AddEntries(IServiceCollection services)
    {
        services.AddAdminEntry(SiteFeatures, AdminGroup.Site, order: 100, ManageFeatures.Path, () => Texts.Features);
        services.AddAdminEntry(SiteSettings, AdminGroup.Site, order: 200, EditSettings.Path, () => Texts.Settings);
        services.AddAdminEntry(SiteTheme, AdminGroup.Site, order: 300, EditTheme.Path, () => Texts.Theme);
        services.AddAdminEntry(SiteRecipes, AdminGroup.Site, order: 400, RecipeDesk.SitePath, () => Texts.Recipes);
        services.AddAdminEntry(PortalTenants, AdminGroup.Portal, order: 100, ListSites.Path, () => Texts.Sites);
        services.AddAdminEntry(PortalRecipes, AdminGroup.Portal, order: 200, RecipeDesk.PortalPath, () => Texts.Recipes_portal);
        services.AddAdminEntry(PortalTenants, AdminGroup.Portal, order: 400, ListPlugins.Path, () => Texts.Plugins);
        services.AddAdminEntry(PortalFigures, AdminGroup.Portal, order: 300, ListFigures.Path, () => Texts.Figures_portal);
    }

    private static void AddWaiting(IServiceCollection services)
    {
        services.AddDashboardSource<UnfinishedRunsOfSite>(SiteRecipes, order: 500);
        services.AddDashboardSource<UnfinishedRunsOfPortal>(PortalRecipes, order: 600);
        services.AddDashboardSource<UnfinishedSites>(PortalTenants, order: 610);
        services.AddDashboardSource<RefusedPlugins>(PortalTenants, order: 620);
    }

    private static void NameActions(IServiceCollection services) => services
        .AddAuditAction("tenant.exported", () => Texts.Audit_tenant_exported)
        .AddAuditAction("tenant.export-downloaded", () => Texts.Audit_tenant_export_downloaded)
        .AddAuditTerm("site", () => Texts.Settings)
        .AddAuditTerm("SiteName", () => Texts.Setting_SiteName)
        .AddAuditTerm("Tagline", () => Texts.Setting_Tagline)
        .AddAuditTerm("PrimaryColour", () => Texts.Setting_PrimaryColour)
        .AddAuditTerm("AccentColour", () => Texts.Setting_AccentColour)
        .AddAuditTerm("Logo", () => Texts.Setting_Logo)
        .AddAuditTerm("Address", () => Texts.Setting_Address)
        .AddAuditTerm("Email", () => Texts.Setting_Email)
        .AddAuditTerm("Phone", () => Texts.Setting_Phone);
}
