using System.Runtime.CompilerServices;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web.Caching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Web.Sitemaps;

/// <summary>Tells crawlers what a tenant has: an index, and a file for each 25,000 pages of each source.</summary>
internal static class SitemapRoutes
{
    // Each page stands there once in each of the two languages, which makes the 50,000 entries that a file may have.
    private const int PagesOfFile = SitemapFile.MaxEntries / 2;
    private const string MediaType = "application/xml; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/sitemap.xml", ["GET", "HEAD"], SendIndexAsync).CachePublicPage();
        // One spelling of each number: others would be pages of their own in the cache.
        routes.MapMethods("/sitemap/{source:alpha}-{number:regex(^[1-9][0-9]{{0,5}}$)}.xml", ["GET", "HEAD"], SendFileAsync).CachePublicPage();
    }

    private static async Task SendIndexAsync(
        HttpContext context, CurrentTenant current, Links links, CancellationToken cancellationToken)
    {
        var parts = new List<SitemapPart>();
        foreach (var source in Sources(context, current))
        {
            var files = await FilesOfAsync(source, context, cancellationToken);
            for (var number = 1; number <= files; number++)
                parts.Add(new SitemapPart(new Uri(links.AbsoluteFile(FormattableString.Invariant($"/sitemap/{source.Name}-{number}.xml"))), null));
        }

        context.Response.ContentType = MediaType;
        await SitemapIndex.WriteAsync(parts, context.Response.BodyWriter, cancellationToken);
    }

    private static async Task<Results<EmptyHttpResult, NotFound>> SendFileAsync(
        string source, int number, HttpContext context, CurrentTenant current, Links links, CancellationToken cancellationToken)
    {
        var found = Sources(context, current).FirstOrDefault(one => one.Name == source);
        if (found is null || number > await FilesOfAsync(found, context, cancellationToken))
            return TypedResults.NotFound();
        context.Response.ContentType = MediaType;
        await SitemapFile.WriteAsync(
            AddressesAsync(found.ReadAsync((number - 1) * PagesOfFile, PagesOfFile, cancellationToken), links, cancellationToken),
            context.Response.BodyWriter, cancellationToken);
        return TypedResults.Empty;
    }

    private static async Task<int> FilesOfAsync(ISitemapSource source, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            return (await source.CountAsync(cancellationToken) + PagesOfFile - 1) / PagesOfFile;
        }
        catch (Exception failed) when (PluginFaults.AreOf(source.GetType(), failed, context.RequestServices))
        {
            return 0;
        }
    }

    private static async IAsyncEnumerable<SitemapAddress> AddressesAsync(
        IAsyncEnumerable<SitemapPage> pages, Links links, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            var indonesian = new Uri(links.Absolute(page.Path, Language.Indonesian));
            var english = new Uri(links.Absolute(page.Path, Language.English));
            SitemapLanguage[] languages =
                [new(Language.Indonesian.Tag, indonesian), new(Language.English.Tag, english), new("x-default", indonesian)];
            yield return new SitemapAddress(indonesian, page.ModifiedUtc, languages);
            yield return new SitemapAddress(english, page.ModifiedUtc, languages);
        }
    }

    private static IEnumerable<ISitemapSource> Sources(HttpContext context, CurrentTenant current) => context.RequestServices
        .GetServices<OfferedSitemap>().Where(offered => current.Tenant.Features.Contains(offered.Feature))
        .Select(offered => (ISitemapSource)context.RequestServices.GetRequiredService(offered.Type));
}
