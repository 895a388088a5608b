using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Sitemaps;
using JatengPortal.Pages.Agencies;
using JatengPortal.Pages.AlertBanners;
using JatengPortal.Pages.AlertBanners.Editing;
using JatengPortal.Pages.Data;
using JatengPortal.Pages.Home;
using JatengPortal.Pages.Menus;
using JatengPortal.Pages.PlainPages;
using JatengPortal.Pages.PlainPages.Editing;
using JatengPortal.Pages.Recipes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages;

/// <summary>What every agency's site has: a home page, plain pages, menus, the list of all agencies, and what is urgent.</summary>
public sealed class PagesModule : PortalModule
{
    /// <summary>Home page, plain pages, menus, list of agencies.</summary>
    public static readonly Feature Pages = new("JatengPortal.Pages", "Halaman")
    {
        Description = "Beranda, halaman tetap, menu, dan daftar situs instansi.",
        IsAlwaysOn = true,
    };

    /// <summary>Issuing banners for this site and those below; every site shows those that concern it.</summary>
    public static readonly Feature AlertBanners = new("JatengPortal.AlertBanners", "Pengumuman penting")
    {
        Description = "Pengumuman di bagian atas setiap halaman, untuk situs ini dan situs instansi di bawahnya.",
    };

    /// <summary>Writing, publishing and withdrawing plain pages.</summary>
    public static readonly Permission Edit = new("Pages.Edit", "Menyunting halaman tetap", Pages);

    /// <summary>What stands in the main menu.</summary>
    public static readonly Permission EditMenu = new("Pages.Menu", "Mengatur menu situs", Pages);

    /// <summary>Issuing, changing and ending banners.</summary>
    public static readonly Permission ManageBanners = new("AlertBanners.Manage", "Mengelola pengumuman penting", AlertBanners);

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Pages, AlertBanners];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [Edit, EditMenu, ManageBanners];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services)
    {
        services.AddTenantDatabase<PagesDbContext, SqlitePagesDbContext, PostgresPagesDbContext>();
        services.AddScoped<PagePublisher>();
        services.AddScoped<PageDesk>();
        services.AddScoped<MenuDesk>();
        services.AddScoped<MenuTargets>();
        services.AddNotice(PageNotices.Published);
        services.AddAdminEntry(Edit, AdminGroup.Content, order: 300, PageEditing.List, () => Texts.Plain_pages);
        services.AddAdminEntry(EditMenu, AdminGroup.Content, order: 400, Menus.EditMenu.Path, () => Texts.Menu_of_site);
        services.AddScoped<IPlainPages>(provider => provider.GetRequiredService<PagePublisher>());
        services.AddOldAddressSource<OldPageAddresses>(Pages);
        services.AddContentType<PageContent>(Pages);
        services.AddContentType<MenuContent>(Pages);
        services.AddExportSource<PagesExport>(Pages);
        services.AddSitemapSource<PageSitemap>(Pages);
        services.AddRecipeTexts(Texts.ResourceManager);
        services
            .AddAuditAction("page.changed", () => Texts.Audit_page_changed)
            .AddAuditAction("page.published", () => Texts.Audit_page_published)
            .AddAuditAction("page.deleted", () => Texts.Audit_page_deleted);
        AddBanners(services);
    }

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapFeature(Pages);
        ReadHome.Map(pages);
        ReadPage.Map(pages);
        ListAgencies.Map(pages);
        PageEditing.Map(pages);
        Menus.EditMenu.Map(pages);
        JatengPortal.Pages.AlertBanners.Editing.ManageBanners.Map(routes.MapFeature(AlertBanners));
    }

    // Who receives a banner shows it, whatever is switched on; only issuing is a feature.
    private static void AddBanners(IServiceCollection services)
    {
        services.AddSiteBanners<ShownBanners>(Pages);
        services.AddMessageHandler<BannerIssued, TakeInBanner>(Pages);
        services.AddMessageHandler<TenantRemoved, ForgetBanners>(Pages);
        services.AddDueHandler<TurnBanner>(TurnBanner.Start, Pages);
        services.AddDueHandler<TurnBanner>(TurnBanner.End, Pages);
        services.AddScoped<BannerPost>();
        services.AddScoped<BannerDesk>();
        services.AddScoped<WriteBanner.Tools>();
        services.AddRecipeStep<AlertBannersStep>(AlertBanners);
        services.AddAdminEntry(ManageBanners, AdminGroup.Content, order: 500, JatengPortal.Pages.AlertBanners.Editing.ManageBanners.Path, () => Texts.Banners);
        services.AddNotice(BannerNotices.Issued).AddNotice(BannerNotices.Stopped);
        services
            .AddAuditAction("banner.issued", () => Texts.Audit_banner_issued)
            .AddAuditAction("banner.changed", () => Texts.Audit_banner_changed)
            .AddAuditAction("banner.ended", () => Texts.Audit_banner_ended)
            .AddAuditTerm("BannerLevel", () => Texts.Banner_level)
            .AddAuditTerm("Start", () => Texts.Banner_start)
            .AddAuditTerm("End", () => Texts.Banner_end)
            .AddAuditTerm("Receivers", () => Texts.Audit_term_receivers)
            .AddAuditTerm("ShownHere", () => Texts.Banner_here);
    }
}
