using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Web.Sitemaps;

/// <summary>An address for crawlers.</summary>
/// <param name="Path">Inside the tenant, beginning with a slash.</param>
/// <param name="ModifiedUtc">When what stands there last changed; null where that isn't known.</param>
public sealed record SitemapPage(string Path, DateTime? ModifiedUtc);

/// <summary>Addresses that a feature tells crawlers. Scoped.</summary>
public interface ISitemapSource
{
    /// <summary>Part of the address of its files: <c>a-z</c>.</summary>
    string Name { get; }

    /// <summary>How many there are.</summary>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Some of them, in an order that stays.</summary>
    IAsyncEnumerable<SitemapPage> ReadAsync(int skip, int take, CancellationToken cancellationToken);
}

/// <summary>Registers what crawlers are told.</summary>
public static class SitemapServices
{
    /// <summary>Adds a source in tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddSitemapSource<TSource>(this IServiceCollection services, Feature feature)
        where TSource : class, ISitemapSource =>
        services.AddScoped<TSource>().AddSingleton(new OfferedSitemap(feature, typeof(TSource)));
}

/// <summary>A source that is offered.</summary>
internal sealed record OfferedSitemap(Feature Feature, Type Type);
