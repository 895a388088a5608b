using System.Collections.Frozen;

namespace JatengPortal.Kernel.Recipes.OrchardCore;

/// <summary>What stands in for Orchard Core's features and themes here.</summary>
/// <remarks>
/// The list holds those that recipes usually name; of any other id only its first part shows where it comes from.
/// </remarks>
internal static class OrchardFeatures
{
    private static readonly InsteadTable Instead = new()
    {
        {
            "articles are JatengPortal.News, plain pages and menus JatengPortal.Pages (always on)",
            "OrchardCore.Contents", "OrchardCore.ContentTypes", "OrchardCore.ContentFields", "OrchardCore.Title",
            "OrchardCore.Html", "OrchardCore.Markdown", "OrchardCore.Autoroute", "OrchardCore.Alias", "OrchardCore.Lists",
            "OrchardCore.Flows", "OrchardCore.Spatial", "OrchardCore.ContentPreview", "OrchardCore.Liquid"
        },
        {
            "menus are JatengPortal.Pages, which is always on",
            "OrchardCore.Menu", "OrchardCore.Navigation", "OrchardCore.AdminMenu"
        },
        {
            "files are JatengPortal.Media, which is always on",
            "OrchardCore.Media", "OrchardCore.Media.Cache", "OrchardCore.Media.Slugify"
        },
        {
            "accounts and roles are JatengPortal.Identity, which is always on",
            "OrchardCore.Users", "OrchardCore.Roles", "OrchardCore.Users.Registration", "OrchardCore.Users.ResetPassword"
        },
        {
            "use JatengPortal.Audit, which is always on",
            "OrchardCore.AuditTrail"
        },
        {
            "use JatengPortal.Search",
            "OrchardCore.Search", "OrchardCore.Search.Lucene", "OrchardCore.Lucene", "OrchardCore.Search.Elasticsearch",
            "OrchardCore.Indexing", "OrchardCore.Queries"
        },
        {
            "use JatengPortal.Tenants",
            "OrchardCore.Tenants", "OrchardCore.Tenants.FeatureProfiles"
        },
        {
            "use JatengPortal.OpenId.Server",
            "OrchardCore.OpenId", "OrchardCore.OpenId.Server", "OrchardCore.OpenId.Management"
        },
        {
            "use JatengPortal.OpenId.Client",
            "OrchardCore.OpenId.Client", "OrchardCore.OpenId.Validation"
        },
        {
            "use JatengPortal.AlertBanners",
            "OrchardCore.Notifications"
        },
        {
            "it is a part of the portal that is always there; leave it out",
            "OrchardCore.Admin", "OrchardCore.Features", "OrchardCore.Themes", "OrchardCore.Settings",
            "OrchardCore.CustomSettings", "OrchardCore.Recipes", "OrchardCore.Recipes.Core", "OrchardCore.Setup",
            "OrchardCore.HomeRoute", "OrchardCore.Diagnostics", "OrchardCore.Resources", "OrchardCore.Scripting",
            "OrchardCore.Security", "OrchardCore.Localization", "OrchardCore.DynamicCache",
            "OrchardCore.ResponseCompression", "OrchardCore.Feeds", "OrchardCore.Sitemaps", "OrchardCore.Seo",
            "OrchardCore.Taxonomies", "OrchardCore.Deployment", "OrchardCore.HealthChecks", "OrchardCore.Email",
            "OrchardCore.Https", "OrchardCore.ReverseProxy", "OrchardCore.BackgroundTasks"
        },
    };

    private static readonly FrozenSet<string> Themes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "TheAdmin", "TheTheme", "TheBlogTheme", "TheAgencyTheme", "TheComingSoonTheme", "SafeMode");

    /// <summary>What to use instead of a feature, as a sentence; null when the id isn't one of Orchard Core's.</summary>
    public static string? NotOffered(string id)
    {
        var instead = Instead.Find(id);
        if (instead is null && id.StartsWith("OrchardCore.", StringComparison.OrdinalIgnoreCase))
            instead = "nothing stands in for it; leave it out";
        if (instead is null && Themes.Contains(id))
            instead = "a theme is no feature here; choose one with the 'themes' step";
        return instead is null ? null : $"known from Orchard Core, but not offered here: {instead}";
    }

    /// <summary>What to use instead of a theme, as a sentence; null when the name isn't one of Orchard Core's.</summary>
    public static string? ThemeNotOffered(string name) => Themes.Contains(name)
        ? "a theme of Orchard Core; the portal's own are compiled Razor components, named in the README"
        : null;
}
