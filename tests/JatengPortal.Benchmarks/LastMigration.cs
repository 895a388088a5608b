using System.Data.Common;
using JatengPortal.Testing;
using Microsoft.Data.Sqlite;

namespace JatengPortal.Benchmarks;

/// <summary>Takes the last migration of the news back in every tenant, so that there is something to migrate: a table and an index each.</summary>
internal static class LastMigration
{
    private const string OfNews = "DROP TABLE news_old_addresses; DELETE FROM migrations_news WHERE \"MigrationId\" LIKE '%OldAddresses'";

    public static async Task UndoAsync(string dataPath, int tenants)
    {
        if (TestDatabase.IsPostgres)
        {
            await using var connection = TestDatabase.Connect(dataPath);
            await connection.OpenAsync();
            for (var number = 0; number < tenants; number++)
                await ExecuteAsync(connection, $"SET search_path TO \"tenant_{ManyTenantRecipes.NameOf(number)}\"; {OfNews}");
            await ExecuteAsync(connection, "UPDATE host.tenants SET schema_version = ''");
            return;
        }

        for (var number = 0; number < tenants; number++)
            await InFileAsync(Path.Combine(dataPath, "tenants", ManyTenantRecipes.NameOf(number), "tenant.db"), $"PRAGMA synchronous=OFF; {OfNews}");
        await InFileAsync(Path.Combine(dataPath, "host.db"), "UPDATE tenants SET schema_version = ''");
    }

    private static async Task InFileAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
