using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Theming;

/// <summary>How urgent a banner is; stored by its number, which also is its order.</summary>
public enum BannerLevel
{
    /// <summary>Good to know (informasi).</summary>
    Information = 0,

    /// <summary>Something to be careful about (waspada).</summary>
    Caution = 1,

    /// <summary>Something to act on at once (darurat).</summary>
    Emergency = 2,
}

/// <summary>A banner that stands at the top of every public page of a tenant from one moment to another.</summary>
/// <param name="Level">How urgent it is.</param>
/// <param name="Text">In Indonesian; plain.</param>
/// <param name="OriginId">The tenant that says it.</param>
public sealed record SiteBanner(BannerLevel Level, string Text, Guid OriginId)
{
    /// <summary>In English; empty where there is only the Indonesian text.</summary>
    public string English { get; init; } = "";

    /// <summary>Where more is told: <c>~/path</c> inside the site of its origin, or an https address; empty for nowhere.</summary>
    public string Link { get; init; } = "";

    /// <summary>From when on it is shown, UTC.</summary>
    public required DateTime StartUtc { get; init; }

    /// <summary>Until when, UTC.</summary>
    public required DateTime EndUtc { get; init; }
}

/// <summary>
/// Gives the banners of the scope's tenant that are shown now or will be, at most a few: they are read once for a content version, with what
/// else layouts need, so no page costs a query. Whoever brings one in, changes it, or sees it begin or end raises the content version.
/// </summary>
public interface ISiteBannerSource
{
    /// <summary>Those that haven't ended.</summary>
    Task<IReadOnlyList<SiteBanner>> LoadAsync(CancellationToken cancellationToken);
}

/// <summary>A banner as a layout shows it.</summary>
/// <param name="Level">How urgent it is.</param>
/// <param name="Text">In the language of the page, or in Indonesian.</param>
/// <param name="IsIndonesian">Whether the text is in Indonesian on a page of another language.</param>
/// <param name="Address">Ready for <c>href</c>; null for none.</param>
/// <param name="IsExternal">Whether that leaves this tenant.</param>
public sealed record ShownBanner(BannerLevel Level, string Text, bool IsIndonesian, string? Address, bool IsExternal);

/// <summary>Registers sources of banners.</summary>
public static class SiteBannerSources
{
    /// <summary>Adds a source of the banners of tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddSiteBanners<TSource>(this IServiceCollection services, Feature feature)
        where TSource : class, ISiteBannerSource =>
        services.AddScoped<TSource>().AddSingleton(new BannerSource(feature, typeof(TSource)));
}

/// <summary>Where banners come from.</summary>
internal sealed record BannerSource(Feature Feature, Type Type);
