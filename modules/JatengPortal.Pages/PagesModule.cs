using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Sitemaps;
using JatengPortal.Pages.Agencies;
using JatengPortal.Pages.Data;
using JatengPortal.Pages.Home;
using JatengPortal.Pages.Menus;
using JatengPortal.Pages.PlainPages;
using JatengPortal.Pages.PlainPages.Editing;
using JatengPortal.Pages.Recipes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages;

/// <summary>What every agency's site has: a home page, plain pages, menus, and the list of all agencies.</summary>
public sealed class PagesModule : PortalModule
{
    /// <summary>Home page, plain pages, menus, list of agencies.</summary>
    public static readonly Feature Pages = new("JatengPortal.Pages", "Halaman")
    {
        Description = "Beranda, halaman tetap, menu, dan daftar situs instansi.",
        IsAlwaysOn = true,
    };

    /// <summary>Writing, publishing and withdrawing plain pages.</summary>
    public static readonly Permission Edit = new("Pages.Edit", "Menyunting halaman tetap", Pages);

    /// <summary>What stands in the main menu.</summary>
    public static readonly Permission EditMenu = new("Pages.Menu", "Mengatur menu situs", Pages);

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Pages];

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [Edit, EditMenu];

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
    }
}
