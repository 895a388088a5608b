using System.Text;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.Kernel.Web;

/// <summary>
/// <c>robots.txt</c> (RFC 9309). Crawlers ask for it at the root of a host name only, so the tenant at the portal's root also names
/// the sitemaps of the tenants below it.
/// </summary>
internal static class RobotsRoute
{
    private const int MostSitemaps = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/robots.txt", ["GET", "HEAD"], HandleAsync);

    private static async Task<ContentHttpResult> HandleAsync(
        CurrentTenant current, HostDatabase host, TenantRegistry registry, Links links, CancellationToken cancellationToken)
    {
        var robots = new StringBuilder("User-agent: *\nDisallow: ").Append(links.ToFile("/admin")).Append("\n\n");
        robots.Append("Sitemap: ").Append(links.AbsoluteFile("/sitemap.xml")).Append('\n');
        if (current.Tenant is { Prefix.Length: 0, HostNames.Count: 0 })
        {
            var ids = await host.ListTenantsAsync("", [TenantState.Running], after: null, MostSitemaps, cancellationToken);
            foreach (var tenant in ids.Select(registry.Find).OfType<Tenant>().Where(t => t.Id != current.Tenant.Id && t.HostNames.Count == 0))
                robots.Append("Sitemap: ").Append(links.Origin(tenant)).Append(tenant.PathBase).Append("/sitemap.xml\n");
        }

        return TypedResults.Text(robots.ToString(), "text/plain; charset=utf-8");
    }
}
