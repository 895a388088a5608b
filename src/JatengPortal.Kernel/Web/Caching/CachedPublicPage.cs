using Microsoft.AspNetCore.Builder;

namespace JatengPortal.Kernel.Web.Caching;

/// <summary>Endpoint metadata: the page is the same for every anonymous reader, until something is published.</summary>
/// <param name="QueryNames">The query names that the page depends on; all others are ignored.</param>
internal sealed record CachedPublicPage(string[] QueryNames);

/// <summary>Marks endpoints as cacheable.</summary>
public static class PageCaching
{
    /// <summary>
    /// Keeps the page for anonymous readers. Its key: tenant, the tenant's content version, path, language, the named query
    /// values, and the encoding reduced to Brotli or none.
    /// </summary>
    /// <param name="endpoint">Answers GET; its page depends on nothing else: no cookie, no header, no clock.</param>
    /// <param name="queryNames">The query names that the page depends on.</param>
    public static TBuilder CachePublicPage<TBuilder>(this TBuilder endpoint, params string[] queryNames)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new CachedPublicPage(queryNames));
}
