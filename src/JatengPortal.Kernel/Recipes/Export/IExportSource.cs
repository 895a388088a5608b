using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Export;

/// <summary>
/// Puts what a feature keeps of the scope's tenant into an export, as the steps and files that make it again elsewhere. Scoped.
/// </summary>
/// <remarks>
/// Everything that the scope's contexts read is of one moment, and nothing may be written. A tenant may have a hundred thousand
/// items: read them in pages by key, and hand each over as it comes.
/// </remarks>
public interface IExportSource
{
    /// <param name="export">Takes steps, items and files, in the order in which they are to be made again.</param>
    /// <param name="cancellationToken">Ends the work; nothing of the export stays.</param>
    Task ExportAsync(RecipeExport export, CancellationToken cancellationToken);
}

/// <summary>Registers what belongs into an export.</summary>
public static class ExportServices
{
    /// <summary>
    /// Adds a source in tenants that have <paramref name="feature"/>; it comes after those of the features that this one needs.
    /// </summary>
    public static IServiceCollection AddExportSource<TSource>(this IServiceCollection services, Feature feature)
        where TSource : class, IExportSource =>
        services.AddScoped<TSource>().AddSingleton(new OfferedExport(feature, typeof(TSource)));
}

/// <summary>A source that is offered.</summary>
internal sealed record OfferedExport(Feature Feature, Type Type);
