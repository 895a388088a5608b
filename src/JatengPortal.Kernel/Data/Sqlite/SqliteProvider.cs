using System.Data;
using System.Data.Common;
using JatengPortal.Kernel.Rules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Data.Sqlite;

/// <summary>A file for the host and one a tenant, in write-ahead mode; nothing acknowledged is lost (<c>synchronous=FULL</c>).</summary>
internal sealed class SqliteProvider(string dataPath, IServiceProvider services, TimeProvider clock)
    : DatabaseProvider, IDisposable
{
    // Readers wait for nobody in write-ahead mode: a database that keeps them waiting is locked as a whole, and each waits with a thread.
    private const int ReaderPatienceSeconds = 2;
    private const int WriterPatienceSeconds = 5;

    // For minutes the pool keeps as many connections of a tenant as were ever open at once, two or three files each; visits to 10,000
    // tenants would use up what a process may open.
    private const int MostOpenTenants = 100;

    // The last connection to go moves what is in the write-ahead log into the database, which may wait for the disk.
    private const int MostClosedAtOnce = 10;
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim _template = new(1, 1);
    private readonly RecentlyUsed<string> _recent = new(MostOpenTenants, clock);

    private string HostFile => Path.Combine(dataPath, "host.db");

    public override void ConfigureHost(DbContextOptionsBuilder options) =>
        options.UseSqlite(ConnectionString(HostFile, SqliteOpenMode.ReadWriteCreate), sqlite => sqlite.MigrationsHistoryTable(HostHistoryTable));

    public override Type Choose(ModuleContextType type) => type.Sqlite;

    public override DbConnection Connect(string tenantName)
    {
        var connection = ConnectionTo(tenantName);
        // Long work keeps one that it opens and closes many times.
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Closed)
                Use(tenantName);
        };
        Use(tenantName);
        return connection;
    }

    public override void LetGoOfIdle()
    {
        for (var closed = 0; closed < MostClosedAtOnce && _recent.DropUnused(IdleAfter) is { } tenantName; closed++)
            LetGoOf(tenantName);
    }

    public override DbConnection ConnectHost() => new SqliteConnection(ConnectionString(HostFile, SqliteOpenMode.ReadWrite));

    public override Task<DbTransaction> BeginHostAsync(DbConnection connection, CancellationToken cancellationToken) =>
        BeginAsync(connection, cancellationToken);

    public override async Task MigrateHostAsync(HostDbContext db, CancellationToken cancellationToken)
    {
        RequireHostIfTenants();
        // The look keeps verbs from writing, and from waiting for a portal that is being set up.
        if (!await IsOutdatedAsync(db, cancellationToken))
            return;
        await using var alone = await AloneAsync(cancellationToken);
        if (!await IsOutdatedAsync(db, cancellationToken))
            return;
        await ClearMigrationMarkAsync(db.Database.GetDbConnection(), cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public override async Task<IAsyncDisposable> AloneAsync(CancellationToken cancellationToken) =>
        await new DataFolder(dataPath).AloneAsync(clock, cancellationToken);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        var tenant = (SqliteConnection)connection;
        tenant.DefaultTimeout = WriterPatienceSeconds;
        // Immediate: the write lock is held from the start, so what was read stays true until the commit.
        return tenant.BeginTransaction(deferred: false);
    }

    public override async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        // Deferred: the first query fixes the state that is read.
        return ((SqliteConnection)connection).BeginTransaction(deferred: true);
    }

    public override Task<bool> HasTenantAsync(string tenantName, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(FileOf(tenantName)));

    public override Task<long> SizeOfAsync(string tenantName, CancellationToken cancellationToken)
    {
        var file = FileOf(tenantName);
        return Task.FromResult(new[] { file, file + "-wal" }.Select(part => new FileInfo(part)).Where(part => part.Exists).Sum(part => part.Length));
    }

    public override Task DropTenantAsync(string tenantName, CancellationToken cancellationToken)
    {
        LetGoOf(tenantName);
        // The database goes first: without it, nothing reads what belongs to it.
        var file = FileOf(tenantName);
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }.Where(File.Exists))
            File.Delete(part);
        return Task.CompletedTask;
    }

    public override void LetGoOf(string tenantName) => SqliteConnection.ClearPool(ConnectionTo(tenantName));

    public override async Task CreateTenantAsync(string tenantName, CancellationToken cancellationToken)
    {
        var file = FileOf(tenantName);
        if (!File.Exists(file))
            CopyTemplate(await TemplateAsync(cancellationToken), file);
        // What a killed process left of its copy takes room for nothing. One that still copies finds that the database is there.
        foreach (var unfinished in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "tenant.db.*").Where(IsUnfinished))
            File.Delete(unfinished);
    }

    public override bool IsUnavailable(Exception exception) => CodeOf(exception) switch
    {
        // Busy, locked, read-only, I/O error, damaged, full, can't open, locking failed, no database: https://sqlite.org/rescode.html
        5 or 6 or 8 or 10 or 11 or 13 or 14 or 15 or 26 => true,
        // An empty file is a database too, of no tables, and one that could not be migrated lacks some, or columns of them.
        1 => exception.ToString() is var text
            && (text.Contains("no such table", StringComparison.Ordinal) || text.Contains("no such column", StringComparison.Ordinal)),
        _ => false,
    };

    public override bool IsLocked(Exception exception) => CodeOf(exception) is 5 or 6 or 15;

    public override async Task ClearMigrationMarkAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var tenant = (SqliteConnection)connection;
        // It goes on to write.
        tenant.DefaultTimeout = WriterPatienceSeconds;
        await tenant.OpenAsync(cancellationToken);
        try
        {
            await ExecuteAsync(tenant, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        }
        finally
        {
            await connection.CloseAsync();
        }
    }

    public override async Task WatchHostAsync(Func<CancellationToken, Task> changed, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(ConnectionString(HostFile, SqliteOpenMode.ReadWrite));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        object? seen = null;
        while (true)
        {
            var version = await command.ExecuteScalarAsync(cancellationToken);
            if (!Equals(seen, version))
            {
                seen = version;
                await changed(cancellationToken);
            }

            await Task.Delay(WatchInterval, clock, cancellationToken);
        }
    }

    public void Dispose() => _template.Dispose();

    private void Use(string tenantName)
    {
        if (_recent.Use(tenantName) is { } leastUsed)
            LetGoOf(leastUsed);
    }

    private static void CopyTemplate(string template, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Under another name first: a crash leaves no half of a database behind.
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            File.Copy(template, unfinished);
            File.Move(unfinished, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Somebody else made it in the meantime, and may have written to it.
        }
        finally
        {
            // On a full disk, what was begun takes no room.
            File.Delete(unfinished);
        }
    }

    /// <summary>A database with the tables of all modules and no rows, made once for each set of migrations.</summary>
    private async Task<string> TemplateAsync(CancellationToken cancellationToken)
    {
        await _template.WaitAsync(cancellationToken);
        try
        {
            var file = Path.Combine(dataPath, "templates", $"tenant-{services.GetRequiredService<TenantSchema>().Version}.db");
            if (File.Exists(file))
                return file;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var unfinished = $"{file}.{Environment.ProcessId}";
            File.Delete(unfinished);
            await using (var connection = new SqliteConnection(ConnectionString(unfinished, SqliteOpenMode.ReadWriteCreate) + ";Pooling=False"))
            {
                await connection.OpenAsync(cancellationToken);
                await ExecuteAsync(connection, "PRAGMA journal_mode=WAL", cancellationToken);
                await services.GetRequiredService<TenantSchema>().MigrateAsync(connection, cancellationToken);
                await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
            }

            File.Move(unfinished, file, overwrite: true);
            return file;
        }
        finally
        {
            _template.Release();
        }
    }

    private static bool IsUnfinished(string file) => Guid.TryParseExact(Path.GetExtension(file).TrimStart('.'), "N", out _);

    private SqliteConnection ConnectionTo(string tenantName) => new(ConnectionString(FileOf(tenantName), SqliteOpenMode.ReadWrite))
    {
        DefaultTimeout = ReaderPatienceSeconds,
    };

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A new host's database would give the tenants other ids, and open those that were suspended.</summary>
    private void RequireHostIfTenants()
    {
        var tenants = Path.Combine(dataPath, "tenants");
        if (new FileInfo(HostFile) is { Exists: true, Length: > 0 } || !Directory.Exists(tenants)
            || !Directory.EnumerateFiles(tenants, "tenant.db", SearchOption.AllDirectories).Any())
            return;
        throw new RuleViolationException(
            "setup.host-missing",
            $"{HostFile} is missing or empty, but there are tenants' databases beside it. Put it back from a backup, or empty the folder to begin anew.");
    }

    private static int CodeOf(Exception? exception)
    {
        while (exception is not (null or SqliteException))
            exception = exception.InnerException;
        return (exception as SqliteException)?.SqliteErrorCode ?? 0;
    }

    private string FileOf(string tenantName) => Path.Combine(dataPath, "tenants", Tenants.TenantName.Require(tenantName), "tenant.db");

    private static string ConnectionString(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, DefaultTimeout = WriterPatienceSeconds }.ToString();
}
