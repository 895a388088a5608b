using System.Resources;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.Steps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Registers recipes and what modules add to them.</summary>
public static class RecipeServices
{
    /// <summary>Offers a kind of step to recipes.</summary>
    /// <param name="services">The portal's services.</param>
    /// <param name="feature">The feature that the step belongs to: only tenants that have it can run the step.</param>
    public static IServiceCollection AddRecipeStep<TStep>(this IServiceCollection services, Feature? feature = null)
        where TStep : RecipeStep => services.AddSingleton(new RecipeStepRegistration(typeof(TStep), feature));

    /// <summary>
    /// Offers texts to recipes, as <c>[localization:Key]</c>; of two that share a key, the first registered wins.
    /// </summary>
    public static IServiceCollection AddRecipeTexts(this IServiceCollection services, ResourceManager texts) =>
        services.AddSingleton(new RecipeTexts(texts));

    /// <summary>Registers catalogue and runner, and the step <c>recipes</c>.</summary>
    /// <param name="services">The portal's services.</param>
    /// <param name="folders">Full paths of the folders whose <c>*.recipe.json</c> files are known by name.</param>
    internal static IServiceCollection AddRecipes(this IServiceCollection services, params IReadOnlyList<string> folders)
    {
        services.TryAddSingleton(provider =>
            RecipeSources.Of(provider.GetRequiredService<IConfiguration>(), provider.GetServices<RecipeTexts>()));
        services.TryAddSingleton(provider => RecipeStepCatalog.From(provider, provider.GetServices<RecipeStepRegistration>()));
        services.TryAddSingleton(_ => new RecipeCatalog(folders));
        services.TryAddSingleton<RecipeRunner>();
        return services.AddRecipeStep<RecipesStep>();
    }
}
