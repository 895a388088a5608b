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

        // The version in the address is the content version: a new one makes a new address, so it may be kept for ever.
        routes.MapMethods("/tampilan/{version:long}.css", ["GET", "HEAD"], (Site site, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.Text(TenantStylesheet.Of(site.Settings), "text/css; charset=utf-8");
        }).AddEndpointFilter(LoadSite.FilterAsync).WithMetadata(new ServedWhileClosed());
    }
}
