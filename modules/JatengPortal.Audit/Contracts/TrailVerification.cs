using JatengPortal.Audit.Data;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Audit.Contracts;

/// <summary>What is wrong with a trail.</summary>
public enum TrailFault
{
    /// <summary>Nothing: each entry builds on the one before, and none is missing.</summary>
    None,

    /// <summary>The entry of that number isn't there.</summary>
    Missing,

    /// <summary>The entry of that number isn't as it was written, or the one before it isn't.</summary>
    Altered,

    /// <summary>What the trail ends with isn't what was written last.</summary>
    EndAltered,

    /// <summary>Older entries are gone, and it wasn't because their time was over.</summary>
    TrimmedUnnoted,
}

/// <summary>What looking through a trail has shown.</summary>
/// <param name="Entries">How many were found to be whole.</param>
/// <param name="Fault">The first thing that is wrong.</param>
/// <param name="Sequence">Number of the entry that is wrong; 0 where it is about no single one.</param>
public sealed record VerifiedTrail(long Entries, TrailFault Fault, long Sequence)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => Fault == TrailFault.None;
}

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

    internal static async Task<VerifiedTrail> VerifyAsync(DbContext db, CancellationToken cancellationToken)
    {
        // Read first: what is appended meanwhile lies beyond it.
        var head = await db.Set<TrailHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (head is null)
            return new VerifiedTrail(0, await db.Set<AuditEntry>().AnyAsync(cancellationToken) ? TrailFault.EndAltered : TrailFault.None, 0);
        var (expected, previous, checkpoint) = (head.TrimmedTo + 1, head.TrimmedHash, "");
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence <= head.Sequence).OrderBy(e => e.Sequence);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var fault = entry.Sequence != expected ? TrailFault.Missing
                : AuditChain.HashOf(entry, previous) != entry.Hash ? TrailFault.Altered : TrailFault.None;
            if (fault != TrailFault.None)
                return new VerifiedTrail(expected - head.TrimmedTo - 1, fault, expected);
            (expected, previous) = (expected + 1, entry.Hash);
            if (entry.Action == AuditTrail.Trimmed)
                checkpoint = entry.Subject;
        }

        var count = expected - head.TrimmedTo - 1;
        if (expected != head.Sequence + 1)
            return new VerifiedTrail(count, TrailFault.Missing, expected);
        if (previous != head.Hash)
            return new VerifiedTrail(count, TrailFault.EndAltered, 0);
        // Whoever removes the old end would have to note it, and could be asked why.
        return head.TrimmedTo > 0 && checkpoint != AuditTrail.CheckpointOf(head)
            ? new VerifiedTrail(count, TrailFault.TrimmedUnnoted, head.TrimmedTo)
            : new VerifiedTrail(count, TrailFault.None, 0);
    }
}
