using System.Data.Common;
using JatengPortal.Kernel.Data;
using JatengPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>What other processes, operators and broken disks do to databases, past the portal; on SQLite and on PostgreSQL.</summary>
internal static class Disturbances
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs SQL in the site's database, as another process would.</summary>
    public static async Task WritePastPortalAsync(this Agency site, string sql)
    {
        await using var connection = await ConnectAsync(site);
        await ExecuteAsync(connection, sql);
    }

    /// <summary>Nobody else can write to the host's database until this is disposed of.</summary>
    public static async Task<IAsyncDisposable> LockHostAsync(this PortalFactory portal)
    {
        DbConnection connection = TestDatabase.IsPostgres
            ? TestDatabase.Connect(portal.DataPath)
            : new SqliteConnection($"Data Source={Path.Combine(portal.DataPath, "host.db")};Pooling=False");
        await connection.OpenAsync(Token);
        await ExecuteAsync(connection, TestDatabase.IsPostgres ? "BEGIN; LOCK TABLE host.host, host.tenants IN EXCLUSIVE MODE" : "BEGIN IMMEDIATE");
        return connection;
    }

    /// <summary>Nobody else can read or write the site's database until this is disposed of.</summary>
    public static async Task<IAsyncDisposable> LockAsync(this Agency site)
    {
        // A visit of the portal's own would still be reading the file, and SQLite locks out nobody who reads already.
        await site.Portal.DeliverAsync(site.Tenant.Name);
        site.ForgetConnections();
        var connection = await ConnectAsync(site);
        if (TestDatabase.IsPostgres)
            await ExecuteAsync(connection, $"BEGIN; LOCK TABLE {string.Join(", ", await TablesAsync(connection))} IN ACCESS EXCLUSIVE MODE");
        else
            await ExecuteAsync(connection, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE tenant_state SET version = version");
        return connection;
    }

    /// <summary>The site's database is gone.</summary>
    public static async Task LoseDatabaseAsync(this Agency site)
    {
        site.ForgetConnections();
        if (TestDatabase.IsPostgres)
            await site.WritePastPortalAsync($"DROP SCHEMA {SchemaOf(site)} CASCADE");
        else
            Directory.Delete(FolderOf(site), recursive: true);
    }

    /// <summary>The site's database is elsewhere, until it is brought back.</summary>
    public static async Task HideDatabaseAsync(this Agency site)
    {
        site.ForgetConnections();
        if (TestDatabase.IsPostgres)
            await site.WritePastPortalAsync($"ALTER SCHEMA {SchemaOf(site)} RENAME TO \"pergi {site.Tenant.Name}\"");
        else
            Directory.Move(FolderOf(site), FolderOf(site) + "-pergi");
    }

    public static async Task BringBackDatabaseAsync(this Agency site)
    {
        if (TestDatabase.IsPostgres)
            await site.WritePastPortalAsync($"ALTER SCHEMA \"pergi {site.Tenant.Name}\" RENAME TO {SchemaOf(site)}");
        else
            Directory.Move(FolderOf(site) + "-pergi", FolderOf(site));
    }

    /// <summary>What was in the database can't be read any more.</summary>
    public static async Task DamageDatabaseAsync(this Agency site)
    {
        site.ForgetConnections();
        if (TestDatabase.IsPostgres)
        {
            await using var connection = await ConnectAsync(site);
            await ExecuteAsync(connection, $"DROP TABLE {string.Join(", ", await TablesAsync(connection))} CASCADE");
            return;
        }

        foreach (var ending in new[] { "-wal", "-shm" })
            File.Delete(site.DatabaseFile + ending);
        var junk = new byte[64 * 1024];
        new Random(7).NextBytes(junk);
        await File.WriteAllBytesAsync(site.DatabaseFile, junk, Token);
    }

    /// <summary>Keeps the site's database as it is now.</summary>
    public static async Task BackUpAsync(this Agency site)
    {
        await using var connection = await ConnectAsync(site);
        if (!TestDatabase.IsPostgres)
        {
            await ExecuteAsync(connection, $"VACUUM INTO '{site.DatabaseFile}.backup'");
            return;
        }

        await ExecuteAsync(connection, $"CREATE SCHEMA \"cadangan {site.Tenant.Name}\"");
        foreach (var table in await TablesAsync(connection))
            await ExecuteAsync(connection, $"CREATE TABLE \"cadangan {site.Tenant.Name}\".{table} AS TABLE {table}");
    }

    /// <summary>Brings the site's database back to the last backup.</summary>
    public static async Task RestoreAsync(this Agency site)
    {
        site.ForgetConnections();
        if (!TestDatabase.IsPostgres)
        {
            foreach (var ending in new[] { "", "-wal", "-shm" })
                File.Delete(site.DatabaseFile + ending);
            File.Move(site.DatabaseFile + ".backup", site.DatabaseFile);
            await site.WritePastPortalAsync("PRAGMA journal_mode=WAL");
            return;
        }

        await using var connection = await ConnectAsync(site);
        var tables = await TablesAsync(connection);
        // As a restore does: rows come back in no order that foreign keys would like.
        await ExecuteAsync(connection, $"BEGIN; SET LOCAL session_replication_role = replica; TRUNCATE {string.Join(", ", tables)}");
        foreach (var table in tables)
            await ExecuteAsync(connection, $"INSERT INTO {table} SELECT * FROM \"cadangan {site.Tenant.Name}\".{table}");
        await ExecuteAsync(connection, "COMMIT");
    }

    /// <summary>Closes the connections that the portal keeps to the site's file for the next request.</summary>
    private static void ForgetConnections(this Agency site)
    {
        if (site.Portal.Services.GetRequiredService<DatabaseProvider>().Connect(site.Tenant.Name) is SqliteConnection connection)
            SqliteConnection.ClearPool(connection);
    }

    private static async Task<DbConnection> ConnectAsync(Agency site)
    {
        DbConnection connection = TestDatabase.IsPostgres
            ? TestDatabase.Connect(site.Portal.DataPath)
            : new SqliteConnection($"Data Source={site.DatabaseFile};Pooling=False");
        await connection.OpenAsync(Token);
        if (TestDatabase.IsPostgres)
            await ExecuteAsync(connection, $"SET search_path TO {SchemaOf(site)}");
        return connection;
    }

    private static async Task<List<string>> TablesAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()";
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    private static string SchemaOf(Agency site) => $"\"tenant_{site.Tenant.Name}\"";

    private static string FolderOf(Agency site) => Path.GetDirectoryName(site.DatabaseFile)!;
}
