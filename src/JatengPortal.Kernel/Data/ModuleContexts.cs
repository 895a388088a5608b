using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Data;

/// <summary>One module's context, of tenants or of the host, with its derived contexts and the name of its table of applied migrations.</summary>
internal sealed record ModuleContextType(Type Context, Type Sqlite, Type Postgres, string HistoryTable)
{
    /// <summary>Whether its tables stand in the host's database.</summary>
    public bool IsOfHost => Context.IsAssignableTo(typeof(HostModuleDbContext));
}

/// <summary>Leases pooled contexts of all modules. A singleton; the pools hold no tenant's data.</summary>
internal sealed class ModuleContexts(IServiceProvider services, DatabaseProvider provider, IEnumerable<ModuleContextType> types)
{
    private readonly Dictionary<Type, Func<PortalDbContext>> _factories = types.ToDictionary(
        type => type.Context, type => Factory(services, provider.Choose(type)));

    /// <summary>Every context type of tenants' databases, the kernel's first.</summary>
    public IReadOnlyList<Type> OfTenants { get; } = [.. types.Where(type => !type.IsOfHost).Select(type => type.Context)];

    /// <summary>Every context type of the host's database, without the kernel's own.</summary>
    public IReadOnlyList<Type> OfHost { get; } = [.. types.Where(type => type.IsOfHost).Select(type => type.Context)];

    /// <summary>A context on that connection; disposing of it gives it back.</summary>
    public PortalDbContext Lease(Type type, DbConnection connection, DbTransaction? transaction)
    {
        if (!_factories.TryGetValue(type, out var create))
            throw new InvalidOperationException($"{type.Name} was not registered with AddTenantDatabase or AddHostDatabase.");
        var context = create();
        context.Database.SetDbConnection(connection);
        if (transaction is not null)
            context.Database.UseTransaction(transaction);
        return context;
    }

    /// <summary>Whether the database lacks a migration of one of these.</summary>
    public async Task<bool> IsOutdatedAsync(IEnumerable<Type> contexts, DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var type in contexts)
        {
            await using var context = Lease(type, connection, transaction: null);
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                return true;
        }

        return false;
    }

    /// <summary>Applies what the database lacks.</summary>
    public async Task MigrateAsync(IEnumerable<Type> contexts, DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var type in contexts)
        {
            await using var context = Lease(type, connection, transaction: null);
            // The look costs a query; EF's own makes and drops a table of locks, and waits for the disk each time.
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                // An index on a large table takes as long as it takes.
                context.Database.SetCommandTimeout(0);
                await context.Database.MigrateAsync(cancellationToken);
            }
        }
    }

    private static Func<PortalDbContext> Factory(IServiceProvider services, Type derived)
    {
        var factory = services.GetRequiredService(typeof(IDbContextFactory<>).MakeGenericType(derived));
        return typeof(IDbContextFactory<>).MakeGenericType(derived).GetMethod(nameof(IDbContextFactory<DbContext>.CreateDbContext))!
            .CreateDelegate<Func<PortalDbContext>>(factory);
    }
}
