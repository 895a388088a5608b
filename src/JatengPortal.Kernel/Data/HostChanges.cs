using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>Changes rows of tenants so that every reader of the host's database notices.</summary>
internal static class HostChanges
{
    /// <summary>Keeps all changes of tenants out until the end of the transaction, which must not have done anything before.</summary>
    public static Task TakeTurnAsync(this HostDbContext db, CancellationToken cancellationToken) =>
        db.Host.ExecuteUpdateAsync(host => host.SetProperty(h => h.Revision, h => h.Revision), cancellationToken);

    /// <summary>Runs <paramref name="change"/> and gives the changed rows a new revision, in one transaction.</summary>
    /// <returns>How many rows <paramref name="change"/> says it has changed; 0 leaves the revision alone.</returns>
    public static async Task<int> ChangeTenantsAsync(
        this HostDbContext db, Func<DbSet<TenantRow>, Task<int>> change, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The row of the host comes first: as in TakeTurnAsync, it is the lock that gives revisions the order of their commits.
        await db.Host.ExecuteUpdateAsync(host => host.SetProperty(h => h.Revision, h => h.Revision + 1), cancellationToken);
        var changed = await change(db.Tenants);
        if (changed > 0)
        {
            var revision = await db.Host.Select(host => host.Revision).SingleAsync(cancellationToken);
            await db.Tenants.IgnoreQueryFilters().Where(tenant => ids.Contains(tenant.Id)).ExecuteUpdateAsync(
                tenant => tenant.SetProperty(t => t.Revision, revision), cancellationToken);
            await db.AnnounceAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return changed;
    }
}
