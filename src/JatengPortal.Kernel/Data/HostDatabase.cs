using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>A tenant's database was brought up to date, or not.</summary>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="Number">1 to <paramref name="Of"/>, in the order in which they end.</param>
/// <param name="Of">How many there are to do.</param>
/// <param name="Failure">Why it is not up to date; null where it is done.</param>
public sealed record TenantMigration(string Tenant, int Number, int Of, Exception? Failure);

/// <summary>Which tenants to list.</summary>
public sealed record TenantQuery
{
    /// <summary>Part of the title or name; empty for all.</summary>
    public string Search { get; init; } = "";

    /// <summary>Only tenants in one of these states; empty for all.</summary>
    public IReadOnlyList<TenantState> States { get; init; } = [];

    /// <summary>Only those that report to this one; null for all.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Only regions (true) or only agencies (false); null for both.</summary>
    public bool? IsOfRegion { get; init; }
}

/// <summary>The host's own database.</summary>
public sealed class HostDatabase
{
    private readonly IDbContextFactory<HostDbContext> _host;
    private readonly DatabaseProvider _provider;
    private readonly DataFolder _folder;
    private readonly TenantSchema _schema;
    private readonly ModuleContexts _modules;

    internal HostDatabase(
        IDbContextFactory<HostDbContext> host, DatabaseProvider provider, DataFolder folder, TenantSchema schema, ModuleContexts modules)
    {
        _modules = modules;
        _host = host;
        _provider = provider;
        _folder = folder;
        _schema = schema;
    }

    /// <summary>Makes the host's tables, or brings them up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        _folder.Create();
        try
        {
            await using var db = await _host.CreateDbContextAsync(cancellationToken);
            await _provider.MigrateHostAsync(db, cancellationToken);
            await MigrateModulesAsync(cancellationToken);
        }
        catch (Exception exception) when (_provider.IsUnavailable(exception))
        {
            throw new IOException($"The host's database in {_folder.Path} can't be used now: {exception.GetBaseException().Message}", exception);
        }
    }

    /// <summary>The tables of modules in the host's database.</summary>
    private async Task MigrateModulesAsync(CancellationToken cancellationToken)
    {
        await using var connection = _provider.ConnectHost();
        // The look keeps verbs from writing, and from waiting for a portal that is being set up.
        if (!await _modules.IsOutdatedAsync(_modules.OfHost, connection, cancellationToken))
            return;
        await using var alone = await _provider.AloneAsync(cancellationToken);
        await _provider.ClearMigrationMarkAsync(connection, cancellationToken);
        await _modules.MigrateAsync(_modules.OfHost, connection, cancellationToken);
    }

    /// <summary>Runs <paramref name="work"/> while no other process readies the databases.</summary>
    internal async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await using var alone = await _provider.AloneAsync(cancellationToken);
        await work();
    }

    /// <summary>
    /// Brings the databases of the tenants up to date that lack a migration, several at a time; each is done on its own and noted.
    /// One that fails keeps the migrations that went well and waits for the next time; it keeps no other tenant from being done, or
    /// from serving.
    /// </summary>
    /// <param name="progress">Told of each tenant that is done or has failed.</param>
    /// <param name="cancellationToken">Ends the work; the next call goes on.</param>
    /// <returns>How many are done, and how many were left as they are.</returns>
    public async Task<(int Done, int LeftOut)> MigrateTenantsAsync(IProgress<TenantMigration>? progress, CancellationToken cancellationToken)
    {
        if ((await OutdatedAsync(cancellationToken)).Count == 0)
            return (0, 0);
        await using var alone = await _provider.AloneAsync(cancellationToken);
        // Again: whoever was waited for has done some, or all.
        var outdated = await OutdatedAsync(cancellationToken);
        var (number, leftOut) = (0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(outdated, parallel, async (tenant, token) =>
        {
            Exception? failure = null;
            try
            {
                await MigrateTenantAsync(tenant, token);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !token.IsCancellationRequested)
            {
                // Where the host's own database is gone too, ten thousand failures would say no more than this one.
                await RequireHostAsync(token);
                failure = exception;
                Interlocked.Increment(ref leftOut);
            }

            progress?.Report(new TenantMigration(tenant.Name, Interlocked.Increment(ref number), outdated.Count, failure));
        });
        return (outdated.Count - leftOut, leftOut);
    }

    /// <summary>The setup recipe that ran to its end; null while none has.</summary>
    public async Task<string?> SetupRecipeAsync(CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        return await db.Host.Select(host => host.SetupRecipe).SingleAsync(cancellationToken);
    }

    /// <summary>Remembers that the setup recipe ran to its end.</summary>
    public async Task FinishSetupAsync(string recipe, CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        await db.Host.ExecuteUpdateAsync(host => host.SetProperty(h => h.SetupRecipe, recipe), cancellationToken);
    }

    /// <summary>A page of the tenants, by title: O(page) however many there are.</summary>
    /// <param name="search">Part of the title or name; empty for all.</param>
    /// <param name="states">Only tenants in one of these states; empty for all.</param>
    /// <param name="after">Begins after this tenant; null for the first page.</param>
    /// <param name="size">At most this many, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<IReadOnlyList<Guid>> ListTenantsAsync(
        string search, IReadOnlyList<TenantState> states, Tenant? after, int size, CancellationToken cancellationToken) =>
        ListTenantsAsync(new TenantQuery { Search = search, States = states }, after, size, cancellationToken);

    /// <summary>A page of the tenants, by title: O(page) however many there are.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="after">Begins after this tenant; null for the first page.</param>
    /// <param name="size">At most this many, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Guid>> ListTenantsAsync(TenantQuery query, Tenant? after, int size, CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        var tenants = Narrow(db.Tenants.AsNoTracking(), query);
        if (after is not null)
        {
            var (title, id) = (SortTitle.Of(after.Title), after.Id);
            tenants = tenants.Where(tenant => tenant.SortTitle.CompareTo(title) > 0
                || (tenant.SortTitle == title && tenant.Id.CompareTo(id) > 0));
        }

        return await tenants.OrderBy(tenant => tenant.SortTitle).ThenBy(tenant => tenant.Id).Select(tenant => tenant.Id)
            .Take(Math.Clamp(size, 1, 500)).ToListAsync(cancellationToken);
    }

    /// <summary>The tenants, each of them: for work that somebody asked for in all of them, and for nothing that only shows.</summary>
    public async Task<IReadOnlyList<Guid>> AllTenantsAsync(TenantQuery query, CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        return await Narrow(db.Tenants.AsNoTracking(), query).OrderBy(tenant => tenant.Name).Select(tenant => tenant.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Room that the tenant's database takes, in bytes.</summary>
    public Task<long> SizeOfTenantAsync(Tenant tenant, CancellationToken cancellationToken) => _provider.SizeOfAsync(tenant.Name, cancellationToken);

    private static IQueryable<TenantRow> Narrow(IQueryable<TenantRow> tenants, TenantQuery query)
    {
        if (query.States.Count > 0)
            tenants = tenants.Where(tenant => query.States.Contains(tenant.State));
        if (query.ParentId is { } parent)
            tenants = tenants.Where(tenant => tenant.ParentId == parent);
        if (query.IsOfRegion is { } region)
            tenants = tenants.Where(tenant => (tenant.RegionCode != null) == region);
        foreach (var word in SortTitle.Of(query.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
            tenants = tenants.Where(tenant => tenant.SortTitle.Contains(word) || tenant.Name.Contains(word));
        return tenants;
    }

    private async Task<List<Outdated>> OutdatedAsync(CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        return await db.Tenants.Where(tenant => tenant.SchemaVersion != _schema.Version).OrderBy(tenant => tenant.Name)
            .Select(tenant => new Outdated(tenant.Id, tenant.Name, tenant.State)).ToListAsync(cancellationToken);
    }

    private async Task RequireHostAsync(CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        await db.Host.AnyAsync(cancellationToken);
    }

    private async Task MigrateTenantAsync(Outdated tenant, CancellationToken cancellationToken)
    {
        // A crash may have come between the host's row of a new tenant and its database. Of others, a lost one must be noticed.
        if (tenant.State == TenantState.Uninitialised)
            await _provider.CreateTenantAsync(tenant.Name, cancellationToken);
        await using (var connection = _provider.Connect(tenant.Name))
        {
            await _provider.ClearMigrationMarkAsync(connection, cancellationToken);
            await _schema.MigrateAsync(connection, cancellationToken);
        }

        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        await db.Tenants.Where(row => row.Id == tenant.Id).ExecuteUpdateAsync(
            row => row.SetProperty(t => t.SchemaVersion, _schema.Version), cancellationToken);
    }

    private sealed record Outdated(Guid Id, string Name, TenantState State);
}
