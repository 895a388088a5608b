using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Data;

/// <summary>One module's context, with its derived contexts and the name of its table of applied migrations.</summary>
internal sealed record TenantContextType(Type Context, Type Sqlite, Type Postgres, string HistoryTable);

/// <summary>Leases pooled contexts of all modules. A singleton; the pools hold no tenant's data.</summary>
internal sealed class TenantContexts(IServiceProvider services, DatabaseProvider provider, IEnumerable<TenantContextType> types)
{
    private readonly Dictionary<Type, Func<TenantDbContext>> _factories = types.ToDictionary(
        type => type.Context, type => Factory(services, provider.Choose(type)));

    /// <summary>Every context type, the kernel's first.</summary>
    public IReadOnlyList<Type> Types { get; } = [.. types.Select(type => type.Context)];

    /// <summary>A context on that connection; disposing of it gives it back.</summary>
    public TenantDbContext Lease(Type type, DbConnection connection, DbTransaction? transaction)
    {
        if (!_factories.TryGetValue(type, out var create))
            throw new InvalidOperationException($"{type.Name} was not registered with AddTenantDatabase.");
        var context = create();
        context.Database.SetDbConnection(connection);
        if (transaction is not null)
            context.Database.UseTransaction(transaction);
        return context;
    }

    private static Func<TenantDbContext> Factory(IServiceProvider services, Type derived)
    {
        var factory = services.GetRequiredService(typeof(IDbContextFactory<>).MakeGenericType(derived));
        return typeof(IDbContextFactory<>).MakeGenericType(derived).GetMethod(nameof(IDbContextFactory<DbContext>.CreateDbContext))!
            .CreateDelegate<Func<TenantDbContext>>(factory);
    }
}
