using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web.Sitemaps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.Kernel.Web;

/// <summary>The few addresses of the kernel itself.</summary>
internal static class KernelRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        SitemapRoutes.Map(routes);
        RobotsRoute.Map(routes);

        // The version in the address is the content version: a new one makes a new address, so it may be kept for ever. Other
        // versions answer too, for pages that were made just before a change; but who asks for one that is still to come must
        // not leave old colours in a shared cache.
        routes.MapMethods("/tampilan/{version:long}.css", ["GET", "HEAD"], (long version, Site site, CurrentTenant current, HttpContext context) =>
        {
            context.Response.Headers.CacheControl =
                version == current.Tenant.ContentVersion ? "public, max-age=31536000, immutable" : "no-cache";
            return TypedResults.Text(TenantStylesheet.Of(site.Settings), "text/css; charset=utf-8");
        }).AddEndpointFilter(LoadSite.FilterAsync).WithMetadata(new ServedWhileClosed());

        // Colours that are tried out stand in the address: it tells nobody anything.
        routes.MapMethods("/tampilan/pratinjau.css", ["GET", "HEAD"], (string? utama, string? aksen, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Text(TenantStylesheet.Of(new SiteSettings { PrimaryColour = utama, AccentColour = aksen }), "text/css; charset=utf-8");
        });
    }
}
