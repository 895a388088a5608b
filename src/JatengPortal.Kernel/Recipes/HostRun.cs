using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes.Steps;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes;

/// <summary>How a recipe runs on the host.</summary>
public sealed record HostRunOptions
{
    /// <summary>Name or full path of the recipe: what <see cref="LedgerRun.Recipe"/> says. Null for the path of its file.</summary>
    public string? Source { get; init; }

    /// <summary>Tells what would change, and changes nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether to go on after a tenant could not be set up; otherwise that ends the run.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The run to go on with, in no other tenants than its own that are not done; null for whatever the recipe makes.</summary>
    public int? Number { get; init; }

    /// <summary>Told the number of the run that it opens or takes up, before the first tenant is set up; not where there is none to be made.</summary>
    public Action<int>? Opened { get; init; }

    /// <summary>Told how it ended for each tenant that was to be made.</summary>
    public IProgress<TenantResult>? Results { get; init; }

    /// <summary>Watches; null when nobody does.</summary>
    public IProgress<RecipeProgress>? Progress { get; init; }
}

/// <summary>
/// Runs a recipe on the host: one that makes tenants. All of them get their rows at once, together with a run in the ledger; then each is
/// set up in a transaction of its own, and noted.
/// </summary>
public sealed class HostRun
{
    // No tenant can have this name.
    internal const string HostName = "(host)";

    private readonly RecipeRunner _runner;
    private readonly RecipeLedger _ledger;
    private readonly TenantRegistry _registry;
    private readonly TenantPlacement _placement;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly Actor _actor;
    private readonly IServiceProvider _services;

    internal HostRun(IServiceProvider services)
    {
        _runner = services.GetRequiredService<RecipeRunner>();
        _ledger = services.GetRequiredService<RecipeLedger>();
        _registry = services.GetRequiredService<TenantRegistry>();
        _placement = services.GetRequiredService<TenantPlacement>();
        _scopes = services.GetRequiredService<IServiceScopeFactory>();
        _clock = services.GetRequiredService<TimeProvider>();
        _actor = services.GetRequiredService<Actor>();
        _services = services;
    }

    /// <summary>Runs it. What an earlier run of the same recipe has left open is gone on with.</summary>
    /// <exception cref="RecipeException">It was refused: by its check, and then nothing has changed, or by a step or a tenant later on.</exception>
    /// <exception cref="RuleViolationException"><c>permission.missing</c>, and those of making a tenant: somebody else has taken its place since the check.</exception>
    public async Task<RecipeOutcome> RunAsync(Recipe recipe, HostRunOptions options, CancellationToken cancellationToken)
    {
        if (_actor.Current is { Account.IsHostAdministrator: false })
            throw new RuleViolationException("permission.missing", "Recipes that make tenants are run by administrators of the portal alone.");
        await _registry.RefreshAsync(cancellationToken);
        var plan = _runner.Check(recipe, new RecipeTarget
        {
            Scope = RecipeScope.Host,
            Name = HostName,
            Now = StoredTime.Of(_clock.GetUtcNow().UtcDateTime),
        });
        var making = options.IsDryRun ? null : await PlaceAsync(plan, options, cancellationToken);
        await using var scope = _scopes.CreateAsyncScope();
        var execution = new RecipeExecution(scope.ServiceProvider) { IsDryRun = options.IsDryRun, Progress = options.Progress, Making = making };
        return await _runner.RunAsync(plan, execution, cancellationToken);
    }

    private async Task<TenantMaking> PlaceAsync(RecipePlan plan, HostRunOptions options, CancellationToken cancellationToken)
    {
        var making = new TenantMaking(_services, options);
        var definitions = plan.Steps.SelectMany(step => step is { Step: TenantsStep tenants, Shape: TenantsShape shape }
            ? tenants.DefinitionsOf(shape, step.Recipe)
            : []);
        if (options.Number is { } number)
        {
            await TakeUpAsync(number, making, definitions, plan.Recipe, cancellationToken);
            return making;
        }

        var toMake = definitions.Where(definition => _registry.Find(definition.Name) is null or { State: TenantState.Uninitialised }).ToList();
        if (toMake.Count == 0)
            return making;
        var source = options.Source ?? plan.Recipe.FullPath;
        await _placement.PlaceAsync(
            toMake,
            async (db, waiting) => making.Run = await _ledger.OpenMakingAsync(db, source, plan.Recipe, waiting, cancellationToken),
            cancellationToken);
        if (making.Run is { } run)
            options.Opened?.Invoke(run);
        return making;
    }

    private async Task TakeUpAsync(
        int number, TenantMaking making, IEnumerable<TenantDefinition> definitions, Recipe recipe, CancellationToken cancellationToken)
    {
        making.Run = number;
        var open = (await _ledger.OpenItemsAsync(number, cancellationToken)).Select(_registry.Find).OfType<Tenant>()
            .ToDictionary(tenant => tenant.Name);
        var toMake = definitions.Where(definition => open.ContainsKey(definition.Name)).ToList();
        making.Only = toMake.Select(definition => definition.Name).ToHashSet();
        foreach (var tenant in open.Values.Where(tenant => !making.Concerns(tenant.Name)))
            await making.LeaveOutAsync(tenant, recipe, cancellationToken);
        if (toMake.Count > 0)
            await _placement.PlaceAsync(toMake, note: null, cancellationToken);
    }
}
