using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Recipes;

/// <summary>How far a recipe has come in one tenant of a run.</summary>
public enum LedgerState
{
    /// <summary>Not begun, or interrupted: then running it again changes nothing twice.</summary>
    Waiting,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It was refused; nothing of it stays.</summary>
    Failed,
}

/// <summary>A run of a recipe in many tenants, as the ledger has it.</summary>
/// <param name="Number">1, 2, 3 …: what an operator names it by.</param>
/// <param name="Recipe">Name or full path of the recipe.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="Waiting">In how many tenants it has not run yet.</param>
/// <param name="Done">In how many it ran to its end.</param>
/// <param name="Failed">In how many it was refused.</param>
public sealed record LedgerRun(int Number, string Recipe, DateTime StartedUtc, int Waiting, int Done, int Failed);

/// <summary>What a run did in one tenant.</summary>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="State">How it ended.</param>
/// <param name="Message">Why it was refused; empty otherwise.</param>
/// <param name="Outcome">What changed; null where it was refused.</param>
public sealed record TenantResult(string Tenant, LedgerState State, string Message, RecipeOutcome? Outcome);

/// <summary>
/// Notes in the host's database in which tenants a recipe has run, so that a run over many can stop at any moment and go on later.
/// A tenant is noted after its own transaction: a crash in between only makes it run once more, which changes nothing.
/// </summary>
internal sealed class RecipeLedger(IDbContextFactory<HostDbContext> host, TimeProvider clock)
{
    private const int LongestMessage = 2000;

    /// <summary>Opens a run; all tenants wait.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> OpenAsync(string recipe, IEnumerable<Tenant> tenants, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var run = new LedgerRunRow { Recipe = recipe, StartedUtc = clock.GetUtcNow().UtcDateTime };
        run.Items.AddRange(tenants.Select(tenant => new LedgerItemRow { TenantId = tenant.Id }));
        db.LedgerRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run.Number;
    }

    /// <summary>The tenants in which the run is not done yet: those that wait, and those that were refused.</summary>
    public async Task<IReadOnlyList<Guid>> OpenItemsAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await db.LedgerItems.Where(item => item.RunNumber == number && item.State != LedgerState.Done)
            .Join(db.Tenants, item => item.TenantId, tenant => tenant.Id, (_, tenant) => tenant)
            .OrderBy(tenant => tenant.Name).Select(tenant => tenant.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The tenants in which the run is not done yet, by name, with why they refused it.</summary>
    public async Task<IReadOnlyList<TenantResult>> ListOpenAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await db.LedgerItems.Where(item => item.RunNumber == number && item.State != LedgerState.Done)
            .Join(db.Tenants, item => item.TenantId, tenant => tenant.Id, (item, tenant) => new { tenant.Name, item.State, item.Message })
            .OrderBy(open => open.Name).Select(open => new TenantResult(open.Name, open.State, open.Message, null)).ToListAsync(cancellationToken);
    }

    public async Task NoteAsync(int number, Guid tenantId, LedgerState state, string message, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var text = message.Length <= LongestMessage ? message : message[..LongestMessage];
        // Another process may go on with the same run: what is done stays done.
        await db.LedgerItems.Where(item => item.RunNumber == number && item.TenantId == tenantId && item.State != LedgerState.Done).ExecuteUpdateAsync(
            item => item.SetProperty(i => i.State, state).SetProperty(i => i.Message, text), cancellationToken);
    }

    /// <summary>The latest runs, newest first.</summary>
    public async Task<IReadOnlyList<LedgerRun>> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await Read(db.LedgerRuns.OrderByDescending(run => run.Number).Take(most)).ToListAsync(cancellationToken);
    }

    /// <exception cref="RuleViolationException"><c>run.unknown</c></exception>
    public async Task<LedgerRun> RequireAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await Read(db.LedgerRuns.Where(run => run.Number == number)).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleViolationException("run.unknown", $"There is no run {number}. 'recipes runs' shows the latest.");
    }

    private static IQueryable<LedgerRun> Read(IQueryable<LedgerRunRow> runs) => runs.Select(run => new LedgerRun(
        run.Number, run.Recipe, run.StartedUtc,
        run.Items.Count(item => item.State == LedgerState.Waiting),
        run.Items.Count(item => item.State == LedgerState.Done),
        run.Items.Count(item => item.State == LedgerState.Failed)));
}
