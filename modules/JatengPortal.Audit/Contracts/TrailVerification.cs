using JatengPortal.Audit.Data;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Audit.Contracts;

/// <summary>What looking through a trail has shown.</summary>
/// <param name="Entries">How many were looked at.</param>
/// <param name="Fault">The first thing that is wrong, in one line; null where the trail is whole.</param>
public sealed record VerifiedTrail(long Entries, string? Fault);

/// <summary>Looks through a trail from its oldest entry to its end: does each build on the one before, and is none missing?</summary>
public sealed class TrailVerification
{
    private readonly TenantScopes _tenants;
    private readonly IServiceScopeFactory _scopes;

    internal TrailVerification(TenantScopes tenants, IServiceScopeFactory scopes)
    {
        _tenants = tenants;
        _scopes = scopes;
    }

    /// <summary>The trail of a tenant.</summary>
    public async Task<VerifiedTrail> VerifyAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var scope = _tenants.Open(tenant);
        return await VerifyAsync(scope.ServiceProvider.GetRequiredService<AuditDbContext>(), cancellationToken);
    }

    /// <summary>The trail of the host.</summary>
    public async Task<VerifiedTrail> VerifyHostAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await VerifyAsync(scope.ServiceProvider.GetRequiredService<HostAuditDbContext>(), cancellationToken);
    }

    private static async Task<VerifiedTrail> VerifyAsync(DbContext db, CancellationToken cancellationToken)
    {
        // Read first: what is appended meanwhile lies beyond it.
        var head = await db.Set<TrailHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (head is null)
            return new VerifiedTrail(0, await db.Set<AuditEntry>().AnyAsync(cancellationToken) ? "The end of the trail is missing." : null);
        var (expected, previous, count) = (head.TrimmedTo + 1, head.TrimmedHash, 0L);
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence <= head.Sequence).OrderBy(e => e.Sequence);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Sequence != expected)
                return new VerifiedTrail(count, $"Entry {expected} is missing.");
            if (AuditChain.HashOf(entry, previous) != entry.Hash)
                return new VerifiedTrail(count, $"Entry {entry.Sequence} ({entry.Action}) is not as it was written, or the one before it is not.");
            (expected, previous) = (expected + 1, entry.Hash);
            count++;
        }

        var fault = expected != head.Sequence + 1 ? $"Entry {expected} is missing."
            : previous != head.Hash ? "The last entry is not the one that was written last." : null;
        return new VerifiedTrail(count, fault);
    }
}
