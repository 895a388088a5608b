using JatengPortal.Kernel.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Data;

/// <summary>Registers the tables of modules.</summary>
public static class TenantDatabaseServices
{
    /// <summary>
    /// Gives every tenant's database the tables of <typeparamref name="TContext"/>. Inject the context itself: it is connected
    /// to the tenant of the scope.
    /// </summary>
    /// <typeparam name="TContext">What the module works with.</typeparam>
    /// <typeparam name="TSqlite">Carries the migrations for SQLite and nothing else.</typeparam>
    /// <typeparam name="TPostgres">Carries the migrations for PostgreSQL and nothing else.</typeparam>
    public static IServiceCollection AddTenantDatabase<TContext, TSqlite, TPostgres>(this IServiceCollection services)
        where TContext : TenantDbContext
        where TSqlite : TContext
        where TPostgres : TContext
    {
        var history = "migrations_" + typeof(TContext).Name.Replace("DbContext", "", StringComparison.Ordinal).ToLowerInvariant();
        services.AddSingleton(new ModuleContextType(typeof(TContext), typeof(TSqlite), typeof(TPostgres), history));
        // Which tenant's connection a context gets is decided when it is leased.
        services.AddPooledDbContextFactory<TSqlite>(options => options.UseSqlite(sqlite => sqlite.MigrationsHistoryTable(history)));
        services.AddPooledDbContextFactory<TPostgres>((provider, options) => options
            .UseNpgsql(npgsql => PostgresProvider.Configure(npgsql, history)).AddInterceptors(provider.GetRequiredService<SearchPath>()));
        services.AddScoped(provider => provider.GetRequiredService<TenantDatabase>().ContextOfScope<TContext>());
        return services;
    }
}
