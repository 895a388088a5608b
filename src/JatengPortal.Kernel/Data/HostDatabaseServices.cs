using JatengPortal.Kernel.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Data;

/// <summary>Registers tables of modules in the host's database.</summary>
public static class HostDatabaseServices
{
    /// <summary>
    /// Gives the host's database the tables of <typeparamref name="TContext"/>. Inject the context itself: all contexts of a scope share
    /// the connection and the transaction of its <see cref="HostConnection"/>.
    /// </summary>
    /// <typeparam name="TContext">What the module works with.</typeparam>
    /// <typeparam name="TSqlite">Carries the migrations for SQLite and nothing else.</typeparam>
    /// <typeparam name="TPostgres">Carries the migrations for PostgreSQL and nothing else.</typeparam>
    public static IServiceCollection AddHostDatabase<TContext, TSqlite, TPostgres>(this IServiceCollection services)
        where TContext : HostModuleDbContext
        where TSqlite : TContext
        where TPostgres : TContext
    {
        var history = "migrations_host_" + typeof(TContext).Name.Replace("DbContext", "", StringComparison.Ordinal).ToLowerInvariant();
        services.AddSingleton(new ModuleContextType(typeof(TContext), typeof(TSqlite), typeof(TPostgres), history));
        services.AddPooledDbContextFactory<TSqlite>(options => options.UseSqlite(sqlite => sqlite.MigrationsHistoryTable(history)));
        services.AddPooledDbContextFactory<TPostgres>((provider, options) => options
            .UseNpgsql(npgsql => PostgresProvider.Configure(npgsql, history)).AddInterceptors(provider.GetRequiredService<SearchPath>()));
        services.AddScoped(provider => provider.GetRequiredService<HostConnection>().ContextOfScope<TContext>());
        return services;
    }
}
