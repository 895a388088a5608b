using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Web;

/// <summary>Knows where pages stand now that stood elsewhere on a site of before. Scoped; asked only where nothing else answers.</summary>
public interface IOldAddressSource
{
    /// <summary>The present path inside the tenant; null where nothing public stood there.</summary>
    Task<string?> FindAsync(OldPath path, CancellationToken cancellationToken);
}

/// <summary>Registers who knows of old addresses.</summary>
public static class OldAddressServices
{
    /// <summary>Asks <typeparamref name="TSource"/> in tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddOldAddressSource<TSource>(this IServiceCollection services, Feature feature)
        where TSource : class, IOldAddressSource =>
        services.AddScoped<TSource>().AddSingleton(new OfferedOldAddresses(feature, typeof(TSource)));
}

/// <summary>A source that is offered.</summary>
internal sealed record OfferedOldAddresses(Feature Feature, Type Type);
