using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>What differs between SQLite (a file a tenant) and PostgreSQL (a schema a tenant).</summary>
internal abstract class DatabaseProvider
{
    /// <summary>The table of the host's applied migrations.</summary>
    public const string HostHistoryTable = "migrations_host";

    /// <summary>Points a context of the host at its database.</summary>
    public abstract void ConfigureHost(DbContextOptionsBuilder options);

    /// <summary>The derived context of this provider.</summary>
    public abstract Type Choose(ModuleContextType type);

    /// <summary>A closed connection to the tenant's database.</summary>
    public abstract DbConnection Connect(string tenantName);

    /// <summary>A closed connection to the host's database.</summary>
    public abstract DbConnection ConnectHost();

    /// <summary>Opens a connection to the host's database and begins a transaction that may write, alone among those begun here.</summary>
    public abstract Task<DbTransaction> BeginHostAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes the host's tables, or brings them up to date.</summary>
    /// <exception cref="Rules.RuleViolationException"><c>setup.host-missing</c>: there are tenants' databases, but no host's.</exception>
    public virtual Task MigrateHostAsync(HostDbContext db, CancellationToken cancellationToken) => db.Database.MigrateAsync(cancellationToken);

    /// <summary>
    /// Waits until no other process readies the databases (makes or migrates them, sets the portal up), and keeps others waiting
    /// until it is disposed of. A process that is killed lets go of it.
    /// </summary>
    public abstract Task<IAsyncDisposable> AloneAsync(CancellationToken cancellationToken);

    /// <summary>Opens the connection and begins a transaction that may write; holds the tenant's write lock from here on.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Opens the connection and begins a transaction that reads one state of the database, and keeps nobody from writing.</summary>
    public abstract Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes the database of a new tenant, with all tables; leaves an existing one as it is.</summary>
    public abstract Task CreateTenantAsync(string tenantName, CancellationToken cancellationToken);

    /// <summary>Whether the tenant's database is there.</summary>
    public abstract Task<bool> HasTenantAsync(string tenantName, CancellationToken cancellationToken);

    /// <summary>Room that the tenant's database takes, in bytes.</summary>
    public abstract Task<long> SizeOfAsync(string tenantName, CancellationToken cancellationToken);

    /// <summary>Removes the tenant's database with all that is in it; does nothing where there is none.</summary>
    public abstract Task DropTenantAsync(string tenantName, CancellationToken cancellationToken);

    /// <summary>Lets go of connections that are kept for a tenant that is closed for good: its database may go, and another come in its place.</summary>
    public virtual void LetGoOf(string tenantName)
    {
    }

    /// <summary>Lets go of connections that are kept for tenants that nobody has used for some minutes; not of all at once.</summary>
    public virtual void LetGoOfIdle()
    {
    }

    /// <summary>Whether the exception says that this database can't serve now (locked, damaged, full, gone), so that others still can.</summary>
    public abstract bool IsUnavailable(Exception exception);

    /// <summary>Whether the exception says that somebody else holds the database, which cost the time of waiting for it.</summary>
    public virtual bool IsLocked(Exception exception) => false;

    /// <summary>
    /// Clears the mark by which EF Core keeps others from migrating: a process that was killed leaves it behind, and whoever comes
    /// next would wait for ever. Only for one who holds <see cref="AloneAsync"/>.
    /// </summary>
    public virtual Task ClearMigrationMarkAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Calls <paramref name="changed"/> once, and then within a second of each change of the host's database by any process.</summary>
    public abstract Task WatchHostAsync(Func<CancellationToken, Task> changed, CancellationToken cancellationToken);

    /// <summary>Whether the host's database lacks a migration.</summary>
    protected static async Task<bool> IsOutdatedAsync(HostDbContext db, CancellationToken cancellationToken) =>
        (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
}
