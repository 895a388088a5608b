using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JatengPortal.Kernel;

/// <summary>Readies the data folder: on the first start it is set up by a recipe, later ones bring it up to date.</summary>
public static class PortalSetup
{
    /// <summary>Opens the host's database, making it where there is none, and reads the tenants.</summary>
    public static async Task OpenPortalAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<HostDatabase>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<TenantRegistry>().RefreshAsync(cancellationToken);
    }

    /// <summary>Does what modules must have done before the portal serves.</summary>
    /// <returns>What the operator has to read.</returns>
    public static async Task<IReadOnlyList<string>> PrepareToServeAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var notices = new List<string>();
        await services.GetRequiredService<HostDatabase>().AloneAsync(
            async () =>
            {
                await using var scope = services.CreateAsyncScope();
                foreach (var preparation in scope.ServiceProvider.GetServices<IBeforeServing>())
                {
                    if (await preparation.RunAsync(cancellationToken) is { } notice)
                        notices.Add(notice);
                }
            },
            cancellationToken);
        return notices;
    }

    /// <summary>Runs the setup recipe, unless it has run to its end already. A run that was interrupted goes on where it stopped.</summary>
    /// <param name="services">Of the process.</param>
    /// <param name="progress">Watches.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether this was the first start.</returns>
    /// <exception cref="RecipeException">The recipe was refused.</exception>
    /// <exception cref="Rules.RuleViolationException"><c>recipe.unknown</c></exception>
    public static async Task<bool> SetUpPortalAsync(
        this IServiceProvider services, IProgress<RecipeProgress>? progress, CancellationToken cancellationToken)
    {
        var host = services.GetRequiredService<HostDatabase>();
        if (await host.SetupRecipeAsync(cancellationToken) is not null)
            return false;
        var first = false;
        await host.AloneAsync(
            async () =>
            {
                // Another process may have set it up in the meantime, or have died over it.
                await services.GetRequiredService<TenantRegistry>().RefreshAsync(cancellationToken);
                if (await host.SetupRecipeAsync(cancellationToken) is not null)
                    return;
                var name = services.GetRequiredService<IOptions<PortalOptions>>().Value.Setup.Recipe;
                var recipes = services.GetRequiredService<TenantRecipes>();
                await recipes.RunOnHostAsync(recipes.Require(name), dryRun: false, progress, cancellationToken);
                await host.FinishSetupAsync(name, cancellationToken);
                first = true;
            },
            cancellationToken);
        return first;
    }
}
