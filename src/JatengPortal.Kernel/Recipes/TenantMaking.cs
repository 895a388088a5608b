using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Sets the tenants up that a run on the host has given their rows, each in a transaction of its own.</summary>
internal sealed partial class TenantMaking(IServiceProvider services, HostRunOptions options)
{
    // One that is set up waits for its database most of the time.
    private static readonly int AtATime = 2 * Environment.ProcessorCount;

    private readonly Lock _reports = new();
    private readonly TenantLifecycle _lifecycle = services.GetRequiredService<TenantLifecycle>();
    private readonly TenantRecipes _recipes = services.GetRequiredService<TenantRecipes>();
    private readonly RecipeLedger _ledger = services.GetRequiredService<RecipeLedger>();
    private readonly ActorStanding _standing = services.GetRequiredService<ActorStanding>();
    private readonly DatabaseProvider _provider = services.GetRequiredService<DatabaseProvider>();
    private readonly ILogger<TenantMaking> _logger = services.GetRequiredService<ILogger<TenantMaking>>();

    /// <summary>Number of the run in the ledger; null where there is nothing to be made.</summary>
    public int? Run { get; set; }

    /// <summary>Names of the only tenants that this run may touch; null for all that the recipe names.</summary>
    public IReadOnlySet<string>? Only { get; set; }

    /// <summary>Whether a tenant of the recipe is any business of this run.</summary>
    public bool Concerns(string tenant) => Only?.Contains(tenant) ?? true;

    /// <summary>Sets tenants up and lets them serve: one after the other where the run ends at the first that is refused, else some at a time.</summary>
    /// <param name="tenants">In the order in which they are begun.</param>
    /// <param name="begun">Told the name of each when it is begun, by one thread at a time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The names of those that serve; the others were refused, and the run went on.</returns>
    /// <exception cref="RecipeException">One was refused, and the run ends here; names the tenant.</exception>
    /// <exception cref="RuleViolationException">The same, for a rule that no recipe can see.</exception>
    public async Task<IReadOnlySet<string>> SetUpAsync(IReadOnlyList<Tenant> tenants, Action<string> begun, CancellationToken cancellationToken)
    {
        var serving = new HashSet<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.GoesOn ? AtATime : 1, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(tenants, parallel, async (tenant, _) =>
        {
            lock (_reports)
                begun(tenant.Name);
            if (!await SetUpAsync(tenant, cancellationToken))
                return;
            lock (_reports)
                serving.Add(tenant.Name);
        });
        return serving;
    }

    private async Task<bool> SetUpAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await _standing.RequireAsync(cancellationToken);
        try
        {
            await _lifecycle.MakeDatabaseAsync(tenant, cancellationToken);
            await _recipes.SetUpAsync(tenant, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var isRefused = failed is RecipeException or RuleViolationException;
            // Otherwise whoever is thrown at tells of it; and of a database that is gone, the message says enough.
            if (!isRefused && options.GoesOn && !_provider.IsUnavailable(failed))
                LogFailed(_logger, failed, tenant.Name);
            await NoteAsync(tenant, isRefused ? failed.Message : failed.GetBaseException().Message, cancellationToken);
            if (options.GoesOn)
                return false;
            if (failed is RecipeException refused)
                throw new RecipeException([.. refused.Errors.Select(error => error with { Tenant = error.Tenant ?? tenant.Name })], refused);
            throw;
        }

        Report(new TenantResult(tenant.Name, LedgerState.Done, "", null));
        return true;
    }

    /// <summary>Notes that the recipe says nothing of a tenant any more that it was to make.</summary>
    public Task LeaveOutAsync(Tenant tenant, Recipe recipe, CancellationToken cancellationToken) => NoteAsync(
        tenant, $"{recipe} doesn't name it any more. 'tenants create {tenant.Name}' sets it up all the same.", cancellationToken);

    private async Task NoteAsync(Tenant tenant, string message, CancellationToken cancellationToken)
    {
        if (Run is { } run)
            await _ledger.NoteAsync(run, tenant.Id, LedgerState.Failed, message, cancellationToken);
        Report(new TenantResult(tenant.Name, LedgerState.Failed, message, null));
    }

    private void Report(TenantResult result)
    {
        lock (_reports)
            options.Results?.Report(result);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Tenant} could not be set up")]
    private static partial void LogFailed(ILogger logger, Exception exception, string tenant);
}
