using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Data.Postgres;
using JatengPortal.Kernel.Rules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>
/// Tries a plug-in's migrations out: on a database in memory and, where the portal uses it, in a transaction on PostgreSQL.
/// Afterwards they run in every tenant, where a failure would keep the whole portal from starting.
/// </summary>
internal static class PluginTables
{
    /// <exception cref="RuleViolationException"><c>plugin.table-taken</c>, <c>plugin.no-migration</c>, <c>plugin.failed</c></exception>
    public static void Check(IServiceProvider services, IReadOnlyCollection<ModuleContextType> added)
    {
        if (added.Count == 0)
            return;
        var others = services.GetServices<ModuleContextType>().Except(added).ToList();
        var taken = others.SelectMany(type => TablesOf(services, type)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var type in added)
        {
            PluginRefusal.Call($"the model of {type.Context.Name}", () =>
            {
                if (TablesOf(services, type).FirstOrDefault(table => !taken.Add(table)) is { } table)
                    throw new RuleViolationException(
                        "plugin.table-taken",
                        $"{type.Context.Name} has the table {table}, which there is already; call it otherwise (a history table is "
                        + "called like its context).");
            });
            PluginRefusal.Call($"the migration of {type.Context.Name}", () =>
            {
                CheckMigrations(services, type.Postgres, "PostgreSQL", context => MigrateOnPostgres(services, context));
                CheckMigrations(services, type.Sqlite, "SQLite", Migrate);
            });
        }
    }

    private static void Migrate(DbContext context)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        context.Database.SetDbConnection(connection);
        context.Database.Migrate();
        context.Database.SetDbConnection(null);
    }

    private static void MigrateOnPostgres(IServiceProvider services, DbContext context)
    {
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions);
        using var host = services.GetRequiredService<IDbContextFactory<HostDbContext>>().CreateDbContext();
        if (services.GetRequiredService<DatabaseProvider>() is not PostgresProvider || !host.Database.CanConnect())
            return;
        // Tables come and go with their transaction here, so nobody ever sees this schema. Of one name, others would wait for it.
        var trial = $"plugin_trial_{Guid.NewGuid():N}";
        using var transaction = host.Database.BeginTransaction();
        using var command = host.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = $"CREATE SCHEMA {trial}; SET LOCAL search_path TO {trial}; {script}";
        command.ExecuteNonQuery();
        transaction.Rollback();
    }

    private static void CheckMigrations(IServiceProvider services, Type derived, string provider, Action<DbContext> tryOut)
    {
        using var context = Create(services, derived);
        if (!context.Database.GetMigrations().Any() || context.Database.HasPendingModelChanges())
            throw new RuleViolationException(
                "plugin.no-migration",
                $"{derived.Name} has no migration for {provider}, or its model has changed since the last one.");
        tryOut(context);
    }

    private static List<string> TablesOf(IServiceProvider services, ModuleContextType type)
    {
        using var context = Create(services, type.Sqlite);
        return [type.HistoryTable, .. context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct()];
    }

    private static DbContext Create(IServiceProvider services, Type derived)
    {
        var factory = typeof(IDbContextFactory<>).MakeGenericType(derived);
        var create = factory.GetMethod(nameof(IDbContextFactory<DbContext>.CreateDbContext))!;
        return (DbContext)create.Invoke(services.GetRequiredService(factory), null)!;
    }
}
