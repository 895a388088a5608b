using System.Collections.Concurrent;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Data;

/// <summary>
/// The tenants whose database was found locked. Who waits for a lock holds a thread (on PostgreSQL, a connection), and readers of
/// one tenant could hold them all; so from then on one request at a time looks whether the lock is gone, and the others are answered at once.
/// </summary>
internal sealed class LockedDatabases(TenantScopes scopes, DatabaseProvider provider)
{
    // The value: whether somebody is looking now.
    private readonly ConcurrentDictionary<Guid, bool> _locked = new();

    /// <summary>Whether the tenant's database was locked when somebody last read from it.</summary>
    public bool Contains(Tenant tenant) => _locked.ContainsKey(tenant.Id);

    /// <summary>Somebody waited for it in vain.</summary>
    public void Add(Tenant tenant) => _locked.TryAdd(tenant.Id, false);

    /// <summary>Whether it can be read again. False at once while somebody else is finding out.</summary>
    public async Task<bool> IsFreeAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (!_locked.TryUpdate(tenant.Id, true, comparisonValue: false))
            return !Contains(tenant);
        try
        {
            await using var scope = scopes.Open(tenant);
            await scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>().State.AnyAsync(cancellationToken);
            _locked.TryRemove(tenant.Id, out _);
            return true;
        }
        catch (Exception exception) when (provider.IsLocked(exception))
        {
            return false;
        }
        finally
        {
            _locked.TryUpdate(tenant.Id, false, comparisonValue: true);
        }
    }
}
