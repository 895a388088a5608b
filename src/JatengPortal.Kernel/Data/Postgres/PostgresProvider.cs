using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace JatengPortal.Kernel.Data.Postgres;

/// <summary>One database with a schema for the host and one a tenant, and one pool of connections for all.</summary>
internal sealed class PostgresProvider : DatabaseProvider, IAsyncDisposable, IDisposable
{
    // A schema that doesn't exist: a connection that was not sent into its own sees no table.
    private const string NoSchema = "portal_none";
    private const string HostSchema = "host";
    private const int MaxAttempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly NpgsqlDataSource _source;
    private readonly SearchPath _tenantPath;
    private readonly SearchPath _hostPath = new(HostSchema);
    private readonly IServiceProvider _services;
    private readonly TimeProvider _clock;

    /// <exception cref="RuleViolationException"><c>settings.invalid</c></exception>
    public PostgresProvider(string? connectionString, IServiceProvider services)
    {
        _services = services;
        _clock = services.GetRequiredService<TimeProvider>();
        _tenantPath = services.GetRequiredService<SearchPath>();
        var source = new NpgsqlDataSourceBuilder(Read(connectionString));
        // The built-in types will do: the server's own list has a type for each table of each tenant, and to read it takes seconds.
        source.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        _source = source.Build();
    }

    /// <summary>What the contexts of this provider have in common.</summary>
    public static void Configure(NpgsqlDbContextOptionsBuilder options, string historyTable) => options
        .MigrationsHistoryTable(historyTable)
        .ExecutionStrategy(dependencies => new RetryOutsideTransactions(dependencies));

    public override void ConfigureHost(DbContextOptionsBuilder options) => options
        .UseNpgsql(_source, npgsql => Configure(npgsql, HostHistoryTable)).AddInterceptors(_hostPath);

    public override Type Choose(ModuleContextType type) => type.Postgres;

    public override DbConnection Connect(string tenantName)
    {
        var connection = _source.CreateConnection();
        _tenantPath.Assign(connection, SchemaOf(tenantName));
        return connection;
    }

    public override DbConnection ConnectHost()
    {
        var connection = _source.CreateConnection();
        _tenantPath.Assign(connection, HostSchema);
        return connection;
    }

    // Not the lock of AloneAsync: accounts are made while the portal is being set up.
    public override Task<DbTransaction> BeginHostAsync(DbConnection connection, CancellationToken cancellationToken) => BeginAsync(
        connection, IsolationLevel.ReadCommitted, "SELECT pg_advisory_xact_lock(hashtextextended('host writers', 0))", cancellationToken);

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) => BeginAsync(
        connection,
        // One writer a tenant, as on SQLite: what was read stays true until the commit.
        IsolationLevel.ReadCommitted, "SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 0))", cancellationToken);

    public override Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) => BeginAsync(
        connection, IsolationLevel.RepeatableRead, "SET TRANSACTION READ ONLY", cancellationToken);

    private async Task<DbTransaction> BeginAsync(
        DbConnection connection, IsolationLevel isolation, string first, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OpenAndBeginAsync(connection, isolation, first, cancellationToken);
            }
            catch (NpgsqlException exception) when (exception.IsTransient && !RetryOutsideTransactions.IsLockTimeout(exception) && attempt < MaxAttempts)
            {
                // Nothing was done yet, so nothing is done twice.
                await Task.Delay(FirstPause * Math.Pow(2, attempt), _clock, cancellationToken);
            }
        }
    }

    public override async Task MigrateHostAsync(HostDbContext db, CancellationToken cancellationToken)
    {
        // The look keeps verbs from waiting for a portal that is being set up.
        if (!await IsOutdatedAsync(db, cancellationToken))
            return;
        await using var alone = await AloneAsync(cancellationToken);
        await using (var connection = await _source.OpenConnectionAsync(cancellationToken))
            await ExecuteAsync(connection, $"CREATE SCHEMA IF NOT EXISTS {HostSchema}", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public override async Task<IAsyncDisposable> AloneAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            // The lock is the connection's: it ends with the process.
            await ExecuteAsync(connection, "SET lock_timeout = 0", cancellationToken);
            await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtextextended($1, 0))", cancellationToken, HostSchema);
            return new Alone(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task CreateTenantAsync(string tenantName, CancellationToken cancellationToken)
    {
        var schema = SchemaOf(tenantName);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", cancellationToken, schema);
        if (await ExistsAsync(connection, schema, cancellationToken))
            return;
        // All tables in one round trip, and in one transaction: a crash leaves no half of a schema behind.
        var tables = _services.GetRequiredService<TenantSchema>().Script;
        await ExecuteAsync(connection, $"CREATE SCHEMA \"{schema}\"; SET LOCAL search_path TO \"{schema}\"; {tables}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public override async Task<bool> HasTenantAsync(string tenantName, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await ExistsAsync(connection, SchemaOf(tenantName), cancellationToken);
    }

    public override async Task<long> SizeOfAsync(string tenantName, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            + "WHERE n.nspname = $1 AND c.relkind = 'r'",
            connection);
        command.Parameters.AddWithValue(SchemaOf(tenantName));
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public override async Task DropTenantAsync(string tenantName, CancellationToken cancellationToken)
    {
        var schema = SchemaOf(tenantName);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", cancellationToken, schema);
        await ExecuteAsync(connection, $"DROP SCHEMA IF EXISTS \"{schema}\" CASCADE", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public override bool IsUnavailable(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException!)
        {
            // Connection, resources, operator, system and internal errors; a schema, table or column that isn't there; a lock that wasn't
            // had in time; a read-only server: https://www.postgresql.org/docs/15/errcodes-appendix.html
            if (inner is PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or ['5', '8', ..] or ['X', 'X', ..]
                or "3D000" or "3F000" or "42P01" or "42703" or "55P03" or "25006" } or NpgsqlException { IsTransient: true }
                or NpgsqlException { InnerException: SocketException or IOException or TimeoutException })
                return true;
        }

        return false;
    }

    public override bool IsLocked(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException!)
        {
            if (RetryOutsideTransactions.IsLockTimeout(inner))
                return true;
        }

        return false;
    }

    public override async Task WatchHostAsync(Func<CancellationToken, Task> changed, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"LISTEN {PostgresHostDbContext.Channel}", cancellationToken);
        while (true)
        {
            await changed(cancellationToken);
            // A connection that was lost without a word is noticed by the question.
            if (!await connection.WaitAsync(LongestWait, cancellationToken))
                await ExecuteAsync(connection, "SELECT 1", cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public void Dispose() => _source.Dispose();

    // Tenant names have at most 48 characters, and identifiers 63.
    private static string SchemaOf(string tenantName) => "tenant_" + TenantName.Require(tenantName);

    private async Task<DbTransaction> OpenAndBeginAsync(
        DbConnection connection, IsolationLevel isolation, string first, CancellationToken cancellationToken)
    {
        if (connection.State != ConnectionState.Open)
            await connection.OpenAsync(cancellationToken);
        try
        {
            await _tenantPath.ApplyAsync(connection, cancellationToken);
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
            await ExecuteAsync((NpgsqlConnection)connection, first, cancellationToken);
            return transaction;
        }
        catch
        {
            await connection.CloseAsync();
            throw;
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", connection)
        {
            Parameters = { new() { Value = schema } },
        };
        return (bool)(await exists.ExecuteScalarAsync(cancellationToken))!;
    }

    // For what makes, locks and watches databases. It may take long: somebody else's migration of many tenants is waited for.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, string? parameter = null)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (parameter is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class Alone(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // A connection that goes back to the pool forgets its locks only when it is used again.
            await using (connection)
                await ExecuteAsync(connection, "SELECT pg_advisory_unlock_all()", CancellationToken.None);
        }
    }

    private static string Read(string? connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = NoSchema };
            builder.ApplicationName ??= "JatengPortal";
            // As long as SQLite waits; then the reader is told to come back instead of waiting for somebody else's work.
            builder.Options ??= "-c lock_timeout=5s";
            if (string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database))
                throw new ArgumentException("it names no Host or no Database");
            return builder.ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new RuleViolationException(
                "settings.invalid", $"Portal__Database__ConnectionString can't be used: {exception.Message}");
        }
    }
}
