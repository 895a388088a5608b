using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JatengPortal.Testing.Crashes;

/// <summary>A look into a portal's databases past the portal, with the same SQL on SQLite and on PostgreSQL.</summary>
internal sealed class PortalData(string dataPath, PostgresServer? server)
{
    public bool IsPostgres => server is not null;

    /// <summary>The rows of a query in the host's database; every value as text, true and false as 1 and 0.</summary>
    public Task<List<string[]>> OfHostAsync(string sql, CancellationToken cancellationToken) =>
        QueryAsync(Path.Combine(dataPath, "host.db"), "host", sql, cancellationToken);

    /// <summary>The same in a tenant's database.</summary>
    public Task<List<string[]>> OfTenantAsync(string tenant, string sql, CancellationToken cancellationToken) =>
        QueryAsync(Path.Combine(dataPath, "tenants", tenant, "tenant.db"), $"\"tenant_{tenant}\"", sql, cancellationToken);

    /// <summary>The names of the tenants that have a database.</summary>
    public async Task<List<string>> TenantDatabasesAsync(CancellationToken cancellationToken)
    {
        if (server is null)
        {
            var tenants = new DirectoryInfo(Path.Combine(dataPath, "tenants"));
            return tenants.Exists ? [.. tenants.GetFiles("tenant.db", SearchOption.AllDirectories).Select(file => file.Directory!.Name)] : [];
        }

        var rows = await QueryAsync("", "public", @"SELECT substr(nspname, 8) FROM pg_namespace WHERE nspname LIKE 'tenant\_%'", cancellationToken);
        return rows.ConvertAll(row => row[0]);
    }

    /// <summary>What a tenant's folder holds beside its database.</summary>
    public List<string> FilesBeside(string tenant)
    {
        var folder = new DirectoryInfo(Path.Combine(dataPath, "tenants", tenant));
        return folder.Exists
            ? [.. folder.GetFiles().Select(file => file.Name).Where(name => name is not ("tenant.db" or "tenant.db-wal" or "tenant.db-shm"))]
            : [];
    }

    private async Task<List<string[]>> QueryAsync(string file, string schema, string sql, CancellationToken cancellationToken)
    {
        await using DbConnection connection = server is null
            ? new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=30")
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString(pooling: false)) { SearchPath = schema }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => TextOf(reader.GetValue(column)))]);
        return rows;
    }

    private static string TextOf(object value) => value switch
    {
        DBNull => "",
        bool isTrue => isTrue ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
