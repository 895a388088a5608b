using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Theming;

/// <summary>A part of the home page. Scoped; asked only in tenants that have its feature.</summary>
public interface IHomeSection
{
    /// <summary>Reads what it needs and returns what to show; null for nothing.</summary>
    Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken);
}

/// <summary>What features add to every page.</summary>
public static class Contributions
{
    /// <summary>Adds an entry to the main menu of tenants that have <paramref name="feature"/>.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="feature">Whose entry it is.</param>
    /// <param name="order">Lower comes first.</param>
    /// <param name="path">Inside the tenant, beginning with a slash.</param>
    /// <param name="text">Reads the text in the language of the moment.</param>
    public static IServiceCollection AddMenuEntry(
        this IServiceCollection services, Feature feature, int order, string path, Func<string> text) =>
        services.AddSingleton(new MenuEntry(feature, order, path, text));

    /// <summary>Adds a part to the home page of tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddHomeSection<TSection>(this IServiceCollection services, Feature feature, int order)
        where TSection : class, IHomeSection =>
        services.AddScoped<TSection>().AddSingleton(new HomeSection(feature, order, typeof(TSection)));
}

/// <summary>An entry of the main menu.</summary>
internal sealed record MenuEntry(Feature Feature, int Order, string Path, Func<string> Text);

/// <summary>A part of the home page.</summary>
internal sealed record HomeSection(Feature Feature, int Order, Type Type);
