using System.Data.Common;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>Every table of kernel and modules is made by migrations, on both providers, and no change lacks one.</summary>
public sealed class MigrationsTests(ProbedPortal portal)
{
    [Fact]
    public void Every_context_has_a_derived_one_for_each_provider()
    {
        var types = portal.Services.GetServices<ModuleContextType>().ToList();
        Assert.Equal(
            ["MediaDbContext", "NewsDbContext", "PagesDbContext", "TenantStateDbContext"],
            types.Select(type => type.Context.Name).Order().Intersect(["MediaDbContext", "NewsDbContext", "PagesDbContext", "TenantStateDbContext"]));
        foreach (var type in types)
        {
            Assert.True(type.Sqlite.IsSubclassOf(type.Context));
            Assert.True(type.Postgres.IsSubclassOf(type.Context));
        }

        Assert.Equal(types.Count, types.Select(type => type.HistoryTable).Distinct().Count());
    }

    [Fact]
    public void No_context_has_changes_without_a_migration()
    {
        foreach (var context in Contexts())
            Assert.False(context.Database.HasPendingModelChanges(), $"{context.GetType().Name} has changes without a migration.");
    }

    [Fact]
    public void Both_providers_have_the_same_migrations_in_the_same_order()
    {
        foreach (var pair in Contexts().GroupBy(context => context.GetType().BaseType))
        {
            var names = pair.Select(context => context.Database.GetMigrations().Select(id => id[(id.IndexOf('_') + 1)..]).ToList()).ToList();
            Assert.Equal(2, names.Count);
            Assert.NotEmpty(names[0]);
            Assert.Equal(names[0], names[1]);
        }
    }

    [Fact]
    public void The_migrations_of_postgres_make_its_own_types_and_only_the_tables_of_the_model()
    {
        foreach (var context in Contexts().Where(context => context.Database.IsNpgsql()))
        {
            var script = context.GetService<IMigrator>().GenerateScript();
            foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct())
                Assert.Matches($"CREATE TABLE \"?{table}\"? ", script);
            Assert.DoesNotContain(" BLOB", script, StringComparison.Ordinal);
            Assert.DoesNotContain(" INTEGER", script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_templates_of_new_tenants_lack_nothing()
    {
        using var connection = portal.Services.GetRequiredService<DatabaseProvider>().Connect("dinas-a");
        foreach (var type in portal.Services.GetRequiredService<ModuleContexts>().OfTenants)
        {
            using var context = portal.Services.GetRequiredService<ModuleContexts>().Lease(type, connection, transaction: null);
            Assert.Empty(context.Database.GetPendingMigrations());
        }
    }

    private IEnumerable<DbContext> Contexts()
    {
        foreach (var type in portal.Services.GetServices<ModuleContextType>())
        {
            yield return Leased(type.Sqlite, portal.Services.GetRequiredService<DatabaseProvider>().Connect("dinas-a"));
            yield return Leased(type.Postgres, connection: null);
        }

        yield return Leased(typeof(SqliteHostDbContext), connection: null);
        yield return Leased(typeof(PostgresHostDbContext), connection: null);
    }

    private DbContext Leased(Type type, DbConnection? connection)
    {
        var factory = portal.Services.GetRequiredService(typeof(IDbContextFactory<>).MakeGenericType(type));
        var context = (DbContext)factory.GetType().GetMethod(nameof(IDbContextFactory<DbContext>.CreateDbContext))!.Invoke(factory, null)!;
        if (connection is not null)
            context.Database.SetDbConnection(connection);
        return context;
    }
}
