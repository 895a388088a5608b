using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Recipes;

/// <summary>
/// Notes in the host's database in which tenants a recipe has run, or which it has made, so that a run over many can stop at any moment
/// and go on later. A tenant in which a recipe runs is noted after its own transaction: a crash in between only makes it run once more,
/// which changes nothing. One that is made is noted in the host's transaction that lets it serve.
/// </summary>
internal sealed class RecipeLedger(IDbContextFactory<HostDbContext> host, Actor actor, TimeProvider clock)
{
    private const int LongestMessage = 2000;

    /// <summary>Opens a run in tenants that are there; all of them wait.</summary>
    /// <param name="source">Name or full path of the recipe.</param>
    /// <param name="recipe">As it is now.</param>
    /// <param name="tenants">Where it is to run.</param>
    /// <param name="startedIn">The tenant whose administrator begins it there; null for one of the host.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its number.</returns>
    public async Task<int> OpenAsync(
        string source, Recipe recipe, IEnumerable<Tenant> tenants, Guid? startedIn, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var run = New(source, recipe, makesTenants: false);
        run.StartedIn = startedIn;
        run.Items.AddRange(tenants.Select(tenant => new LedgerItemRow { TenantId = tenant.Id }));
        db.LedgerRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run.Number;
    }

    /// <summary>
    /// Opens a run that makes tenants, in the transaction that makes their rows; where one of the same recipe is open, goes on with that.
    /// </summary>
    /// <param name="db">Of the transaction.</param>
    /// <param name="source">Name or full path of the recipe.</param>
    /// <param name="recipe">As it is now.</param>
    /// <param name="tenants">Those that are not set up yet.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its number.</returns>
    public async Task<int> OpenMakingAsync(
        HostDbContext db, string source, Recipe recipe, IEnumerable<Guid> tenants, CancellationToken cancellationToken)
    {
        var run = await db.LedgerRuns.Include(run => run.Items).OrderBy(run => run.Number).LastOrDefaultAsync(
            run => run.MakesTenants && run.Recipe == source && run.Items.Any(item => item.State != LedgerState.Done), cancellationToken);
        if (run is null)
            db.LedgerRuns.Add(run = New(source, recipe, makesTenants: true));
        run.Items.AddRange(tenants.Except(run.Items.Select(item => item.TenantId)).Select(id => new LedgerItemRow { TenantId = id }).ToList());
        await db.SaveChangesAsync(cancellationToken);
        return run.Number;
    }

    /// <summary>Notes that a tenant is made, in every run that makes it and in the transaction that lets it serve.</summary>
    public static Task NoteMadeAsync(HostDbContext db, Guid tenantId, CancellationToken cancellationToken)
    {
        // By the number of the run: the key of the items begins with it.
        var makers = db.LedgerRuns.Where(run => run.MakesTenants).Select(run => run.Number);
        return db.LedgerItems.Where(item => makers.Contains(item.RunNumber) && item.TenantId == tenantId && item.State != LedgerState.Done)
            .ExecuteUpdateAsync(item => item.SetProperty(i => i.State, LedgerState.Done).SetProperty(i => i.Message, ""), cancellationToken);
    }

    /// <summary>The tenants in which the run is not done yet: those that were refused, and those that wait, unless only the former are asked for.</summary>
    public async Task<IReadOnlyList<Guid>> OpenItemsAsync(int number, CancellationToken cancellationToken, bool onlyFailed = false)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await db.LedgerItems
            .Where(item => item.RunNumber == number && (item.State == LedgerState.Failed || (item.State == LedgerState.Waiting && !onlyFailed)))
            .Join(db.Tenants, item => item.TenantId, tenant => tenant.Id, (_, tenant) => tenant)
            .OrderBy(tenant => tenant.Name).Select(tenant => tenant.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The tenants of the run by name, with how it ended there.</summary>
    public async Task<IReadOnlyList<TenantResult>> ResultsAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await db.LedgerItems.Where(item => item.RunNumber == number)
            .Join(db.Tenants, item => item.TenantId, tenant => tenant.Id, (item, tenant) => new { tenant.Name, item.State, item.Message })
            .OrderBy(item => item.Name).Select(item => new TenantResult(item.Name, item.State, item.Message, null)).ToListAsync(cancellationToken);
    }

    /// <summary>A page of them.</summary>
    public async Task<IReadOnlyList<TenantResult>> ResultsAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var items = db.LedgerItems.Where(item => item.RunNumber == query.Number && (query.State == null || item.State == query.State))
            .Join(db.Tenants, item => item.TenantId, tenant => tenant.Id, (item, tenant) => new { tenant.Name, tenant.SortTitle, item.State, item.Message });
        foreach (var word in SortTitle.Of(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
            items = items.Where(item => item.SortTitle.Contains(word) || item.Name.Contains(word));
        if (query.After is { } after)
            items = items.Where(item => item.Name.CompareTo(after) > 0);
        return await items.OrderBy(item => item.Name).Take(query.Size).Select(item => new TenantResult(item.Name, item.State, item.Message, null))
            .ToListAsync(cancellationToken);
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

    /// <summary>The runs that were begun in a tenant, or at the host, newest first.</summary>
    public async Task<IReadOnlyList<LedgerRun>> ListAsync(Guid? startedIn, int? before, int most, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var runs = db.LedgerRuns.Where(run => run.StartedIn == startedIn);
        if (before is not null)
            runs = runs.Where(run => run.Number < before);
        return await Read(runs.OrderByDescending(run => run.Number).Take(most)).ToListAsync(cancellationToken);
    }

    /// <summary>See <see cref="ManyTenantRun.UnfinishedAsync"/>.</summary>
    public async Task<IReadOnlyList<int>> UnfinishedAsync(Guid? startedIn, int latest, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var runs = db.LedgerRuns.Where(run => run.StartedIn == startedIn).OrderByDescending(run => run.Number).Take(latest);
        // In tenants that are gone nothing can be mended any more.
        return await runs.Where(run => run.Items.Any(item => item.State != LedgerState.Done && db.Tenants.Any(tenant => tenant.Id == item.TenantId)))
            .OrderByDescending(run => run.Number).Select(run => run.Number).ToListAsync(cancellationToken);
    }

    /// <exception cref="RuleViolationException"><c>run.unknown</c></exception>
    public async Task<LedgerRun> RequireAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await Read(db.LedgerRuns.Where(run => run.Number == number)).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleViolationException("run.unknown", $"There is no run {number}. 'recipes runs' shows the latest.");
    }

    private LedgerRunRow New(string source, Recipe recipe, bool makesTenants) => new()
    {
        Recipe = source,
        RecipeHash = recipe.Hash,
        MakesTenants = makesTenants,
        StartedUtc = clock.GetUtcNow().UtcDateTime,
        StartedBy = actor.Current?.Account.DisplayName ?? "",
    };

    private static IQueryable<LedgerRun> Read(IQueryable<LedgerRunRow> runs) => runs.Select(run => new LedgerRun(
        run.Number, run.Recipe, run.StartedUtc,
        run.Items.Count(item => item.State == LedgerState.Waiting),
        run.Items.Count(item => item.State == LedgerState.Done),
        run.Items.Count(item => item.State == LedgerState.Failed))
    {
        MakesTenants = run.MakesTenants,
        RecipeHash = run.RecipeHash,
        StartedBy = run.StartedBy,
        StartedIn = run.StartedIn,
    });
}
