using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary>What <c>recipes run</c> and <c>recipes resume</c> do with a recipe that runs on the host, and makes tenants.</summary>
internal static class HostRecipe
{
    /// <exception cref="Kernel.Rules.RuleViolationException"><c>run.unfinished</c>: a tenant is not made.</exception>
    public static async Task RunAsync(IServiceProvider services, Recipe recipe, HostRunOptions options, CancellationToken cancellationToken)
    {
        var number = options.Number;
        options = options with
        {
            // Told before anything is set up: whoever kills it knows what to go on with.
            Opened = opened => Console.WriteLine($"Run {number = opened}"),
            Results = new Made(services, options.GoesOn),
            Progress = new Activity(),
        };
        try
        {
            RecipesCommand.Print("host", await services.GetRequiredService<HostRun>().RunAsync(recipe, options, cancellationToken), options.IsDryRun);
        }
        catch (RecipeException refused) when (number is not null)
        {
            // Of all tenants, or of what comes after them.
            if ((await RunOfAsync(services, number.Value, cancellationToken)).IsFinished)
                throw;
            await Console.Error.WriteLineAsync(refused.Message);
        }

        if (number is { } run)
            RecipesCommand.RequireFinished(await RunOfAsync(services, run, cancellationToken));
    }

    private static Task<LedgerRun> RunOfAsync(IServiceProvider services, int number, CancellationToken cancellationToken) =>
        services.GetRequiredService<ManyTenantRun>().RequireAsync(number, cancellationToken);

    /// <summary>Tells of each tenant that is made, and of those that are passed over.</summary>
    private sealed class Made(IServiceProvider services, bool goesOn) : IProgress<TenantResult>
    {
        public void Report(TenantResult value)
        {
            if (value.State == LedgerState.Done)
                Console.WriteLine($"{value.Tenant} is ready: {services.RequireTenant(value.Tenant).AddressAt(services.GetRequiredService<PortalAddress>())}");
            else if (goesOn)
                Console.Error.WriteLine($"{value.Tenant}: {value.Message}");
        }
    }
}
