using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Data;

/// <summary>The host's own database.</summary>
public sealed partial class HostDatabase
{
    private readonly IDbContextFactory<HostDbContext> _host;
    private readonly DatabaseProvider _provider;
    private readonly DataFolder _folder;
    private readonly TenantSchema _schema;
    private readonly TimeProvider _clock;
    private readonly ILogger<HostDatabase> _logger;

    internal HostDatabase(
        IDbContextFactory<HostDbContext> host, DatabaseProvider provider, DataFolder folder, TenantSchema schema,
        TimeProvider clock, ILogger<HostDatabase> logger)
    {
        _host = host;
        _provider = provider;
        _folder = folder;
        _schema = schema;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Makes the host's tables, or brings them up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        _folder.Create();
        try
        {
            await using var db = await _host.CreateDbContextAsync(cancellationToken);
            await _provider.MigrateHostAsync(db, cancellationToken);
        }
        catch (Exception exception) when (_provider.IsUnavailable(exception))
        {
            throw new IOException($"The host's database in {_folder.Path} can't be used now: {exception.GetBaseException().Message}", exception);
        }
    }

    /// <summary>Runs <paramref name="work"/> while no other process readies the data folder.</summary>
    internal async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        using var alone = await _folder.AloneAsync(_clock, cancellationToken);
        await work();
    }

    /// <summary>
    /// Brings the databases of the tenants up to date that lack a migration; each is done on its own and noted. One that can't be
    /// opened is left for the next time: it answers 503, and keeps no other tenant from serving.
    /// </summary>
    /// <param name="progress">Told the name of each tenant that is done.</param>
    /// <param name="cancellationToken">Ends the work; the next call goes on.</param>
    /// <returns>How many are done, and how many were left as they are.</returns>
    public async Task<(int Done, int LeftOut)> MigrateTenantsAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var leftOut = 0;
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        var outdated = await db.Tenants.Where(tenant => tenant.SchemaVersion != _schema.Version)
            .Select(tenant => new { tenant.Id, tenant.Name }).ToListAsync(cancellationToken);
        if (outdated.Count == 0)
            return (0, 0);
        using var alone = await _folder.AloneAsync(_clock, cancellationToken);
        foreach (var tenant in outdated)
        {
            try
            {
                await using var connection = _provider.Connect(tenant.Name);
                await _provider.ClearMigrationMarkAsync(connection, cancellationToken);
                await _schema.MigrateAsync(connection, cancellationToken);
            }
            catch (Exception exception) when (_provider.IsUnavailable(exception))
            {
                LogLeftOut(_logger, tenant.Name, exception.Message);
                leftOut++;
                continue;
            }

            await db.Tenants.Where(row => row.Id == tenant.Id).ExecuteUpdateAsync(
                row => row.SetProperty(t => t.SchemaVersion, _schema.Version), cancellationToken);
            progress?.Report(tenant.Name);
        }

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
    public async Task<IReadOnlyList<Guid>> ListTenantsAsync(
        string search, IReadOnlyList<TenantState> states, Tenant? after, int size, CancellationToken cancellationToken)
    {
        await using var db = await _host.CreateDbContextAsync(cancellationToken);
        var tenants = db.Tenants.AsNoTracking();
        if (states.Count > 0)
            tenants = tenants.Where(tenant => states.Contains(tenant.State));
        foreach (var word in SortTitle.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
            tenants = tenants.Where(tenant => tenant.SortTitle.Contains(word) || tenant.Name.Contains(word));
        if (after is not null)
        {
            var (title, id) = (SortTitle.Of(after.Title), after.Id);
            tenants = tenants.Where(tenant => tenant.SortTitle.CompareTo(title) > 0
                || (tenant.SortTitle == title && tenant.Id.CompareTo(id) > 0));
        }

        return await tenants.OrderBy(tenant => tenant.SortTitle).ThenBy(tenant => tenant.Id).Select(tenant => tenant.Id)
            .Take(Math.Clamp(size, 1, 500)).ToListAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database of {Tenant} can't be brought up to date now: {Reason}")]
    private static partial void LogLeftOut(ILogger logger, string tenant, string reason);
}
