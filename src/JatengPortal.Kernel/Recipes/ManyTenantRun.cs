using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Runs a recipe in one tenant, in many, or in all: a transaction each, and a line in the ledger each.</summary>
public sealed partial class ManyTenantRun
{
    private readonly TenantRecipes _recipes;
    private readonly RecipeLedger _ledger;
    private readonly TenantRegistry _registry;
    private readonly DatabaseProvider _provider;
    private readonly ActorStanding _standing;
    private readonly ILogger<ManyTenantRun> _logger;

    internal ManyTenantRun(
        TenantRecipes recipes, RecipeLedger ledger, TenantRegistry registry, DatabaseProvider provider, ActorStanding standing,
        ILogger<ManyTenantRun> logger) =>
        (_recipes, _ledger, _registry, _provider, _standing, _logger) = (recipes, ledger, registry, provider, standing, logger);

    /// <summary>Runs the recipe in each tenant and takes everything back.</summary>
    /// <param name="recipe">What to run.</param>
    /// <param name="tenants">Where.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A result for each, as they come.</returns>
    public async IAsyncEnumerable<TenantResult> RehearseAsync(
        Recipe recipe, IEnumerable<Tenant> tenants, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var tenant in tenants)
            yield return await TryAsync(recipe, tenant, dryRun: true, cancellationToken);
    }

    /// <summary>Opens a run in the ledger: nothing has run yet.</summary>
    /// <param name="source">Name or full path of the recipe: what <see cref="LedgerRun.Recipe"/> will say when the run goes on.</param>
    /// <param name="recipe">As it is now.</param>
    /// <param name="tenants">Where it is to run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The number of the run.</returns>
    public Task<int> OpenAsync(string source, Recipe recipe, IEnumerable<Tenant> tenants, CancellationToken cancellationToken) =>
        _ledger.OpenAsync(source, recipe, tenants, startedIn: null, cancellationToken);

    /// <summary>The same, for one tenant by its own administrator.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public Task<int> OpenInAsync(Tenant tenant, string source, Recipe recipe, CancellationToken cancellationToken) =>
        _ledger.OpenAsync(source, recipe, [tenant], tenant.Id, cancellationToken);

    /// <summary>Runs the recipe wherever the run is not done yet, those included where it was refused before.</summary>
    /// <param name="number">Of the run.</param>
    /// <param name="recipe">What <see cref="LedgerRun.Recipe"/> names, as it is now.</param>
    /// <param name="goOn">Whether to go on after a tenant refused it; otherwise that one is the last.</param>
    /// <param name="cancellationToken">Ends it; the next call goes on.</param>
    /// <returns>A result for each, as they come.</returns>
    public IAsyncEnumerable<TenantResult> GoOnAsync(int number, Recipe recipe, bool goOn, CancellationToken cancellationToken) =>
        GoOnAsync(number, recipe, goOn, onlyFailed: false, cancellationToken);

    /// <summary>The same, perhaps only where it was refused before.</summary>
    /// <inheritdoc cref="GoOnAsync(int, Recipe, bool, CancellationToken)"/>
    public async IAsyncEnumerable<TenantResult> GoOnAsync(
        int number, Recipe recipe, bool goOn, bool onlyFailed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var tenant in (await _ledger.OpenItemsAsync(number, cancellationToken, onlyFailed)).Select(_registry.Find).OfType<Tenant>())
        {
            await _standing.RequireAsync(cancellationToken);
            var result = await TryAsync(recipe, tenant, dryRun: false, cancellationToken);
            await _ledger.NoteAsync(number, tenant.Id, result.State, result.Message, cancellationToken);
            yield return result;
            if (result.State == LedgerState.Failed && !goOn)
                yield break;
        }
    }

    /// <summary>The latest runs, newest first.</summary>
    public Task<IReadOnlyList<LedgerRun>> ListAsync(int most, CancellationToken cancellationToken) => _ledger.ListAsync(most, cancellationToken);

    /// <summary>The runs that were begun in a tenant, or at the host, newest first.</summary>
    /// <param name="startedIn">The tenant; null for the host.</param>
    /// <param name="before">Only runs with a smaller number; null for the latest.</param>
    /// <param name="most">At most this many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<IReadOnlyList<LedgerRun>> ListAsync(Guid? startedIn, int? before, int most, CancellationToken cancellationToken) =>
        _ledger.ListAsync(startedIn, before, most, cancellationToken);

    /// <summary>Which of the latest runs are not done in each of their tenants, because they were refused, interrupted, or still go on.</summary>
    /// <param name="startedIn">The tenant in which they were begun; null for the host.</param>
    /// <param name="latest">How many runs to look at, the newest first.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Their numbers, the newest first.</returns>
    public Task<IReadOnlyList<int>> UnfinishedAsync(Guid? startedIn, int latest, CancellationToken cancellationToken) =>
        _ledger.UnfinishedAsync(startedIn, latest, cancellationToken);

    /// <summary>A page of a run's tenants by name, with how it ended in each.</summary>
    public Task<IReadOnlyList<TenantResult>> ResultsAsync(LedgerQuery query, CancellationToken cancellationToken) =>
        _ledger.ResultsAsync(query, cancellationToken);

    /// <summary>The tenants of a run by name, with how it ended in each.</summary>
    public Task<IReadOnlyList<TenantResult>> ResultsAsync(int number, CancellationToken cancellationToken) =>
        _ledger.ResultsAsync(number, cancellationToken);

    /// <summary>The run of that number.</summary>
    /// <exception cref="RuleViolationException"><c>run.unknown</c></exception>
    public Task<LedgerRun> RequireAsync(int number, CancellationToken cancellationToken) => _ledger.RequireAsync(number, cancellationToken);

    private async Task<TenantResult> TryAsync(Recipe recipe, Tenant tenant, bool dryRun, CancellationToken cancellationToken)
    {
        try
        {
            return new TenantResult(tenant.Name, LedgerState.Done, "", await _recipes.RunAsync(recipe, tenant, dryRun, cancellationToken));
        }
        catch (Exception refused) when (refused is RecipeException or RuleViolationException)
        {
            return new TenantResult(tenant.Name, LedgerState.Failed, refused.Message, null);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Its transaction is undone, whatever it was; the next tenant may still take it.
            // Of a database that is gone, the message says enough.
            if (!_provider.IsUnavailable(failed))
                LogFailed(_logger, failed, recipe.Name, tenant.Name);
            return new TenantResult(tenant.Name, LedgerState.Failed, failed.GetBaseException().Message, null);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The recipe {Recipe} failed in {Tenant}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string recipe, string tenant);
}
