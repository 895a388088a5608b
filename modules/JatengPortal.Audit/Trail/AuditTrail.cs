using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JatengPortal.Audit.Data;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Audit.Trail;

/// <summary>Appends to the trails, in the transaction of what is noted. A singleton: whose doing it is, the actor says.</summary>
internal sealed class AuditTrail(Actor actor, TimeProvider clock) : IAuditTrail
{
    private const string Portal = "portal";
    private const int LongestText = 200;
    private const int LongestJson = 8000;
    private const int MostTrimmedAtOnce = 1000;

    /// <summary>The action of an entry that tells of older ones being gone because their time was over.</summary>
    internal const string Trimmed = "trail.trimmed";

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task RecordAsync(TenantDatabase database, AuditFact fact, CancellationToken cancellationToken)
    {
        // One writer a tenant at a time, so that no two entries build on the same one.
        await using var transaction = await database.BeginAsync(cancellationToken);
        await AppendAsync(database.Context<AuditDbContext>(), fact, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task RecordAsync(HostConnection host, AuditFact fact, CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        await AppendAsync(host.Context<HostAuditDbContext>(), fact, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task AppendAsync(DbContext db, AuditFact fact, CancellationToken cancellationToken)
    {
        // A scope with several transactions still holds the head of the first one, and others have written since.
        if (db.ChangeTracker.Entries<TrailHead>().FirstOrDefault() is { State: EntityState.Unchanged } known)
            await known.ReloadAsync(cancellationToken);
        var head = await db.Set<TrailHead>().FindAsync([TrailHead.TheId], cancellationToken);
        if (head is null)
            db.Add(head = new TrailHead());
        Add(db, head, fact, actor.Current);
        if (head.RetentionMonths > 0 && await TrimAsync(db, head, cancellationToken))
            Add(db, head, new AuditFact(Trimmed, CheckpointOf(head)), by: null);
    }

    /// <summary>The last entry that was trimmed, and its hash.</summary>
    internal static string CheckpointOf(TrailHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.TrimmedTo} {head.TrimmedHash}");

    /// <summary>
    /// Removes the entries whose time is over, a bounded number with each new entry: a trail is kept short by its own growing, without
    /// anybody having to visit the tenants.
    /// </summary>
    private async Task<bool> TrimAsync(DbContext db, TrailHead head, CancellationToken cancellationToken)
    {
        var limit = clock.GetUtcNow().UtcDateTime.AddMonths(-head.RetentionMonths);
        var (first, to) = (head.TrimmedTo + 1, Math.Min(head.TrimmedTo + MostTrimmedAtOnce, head.Sequence - 1));
        var entries = db.Set<AuditEntry>();
        if (!await entries.AnyAsync(entry => entry.Sequence == first && entry.Utc < limit, cancellationToken))
            return false;
        var last = await entries.AsNoTracking().Where(entry => entry.Sequence >= first && entry.Sequence <= to && entry.Utc < limit)
            .OrderByDescending(entry => entry.Sequence).Select(entry => new { entry.Sequence, entry.Hash }).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return false;
        await entries.Where(entry => entry.Sequence <= last.Sequence).ExecuteDeleteAsync(cancellationToken);
        (head.TrimmedTo, head.TrimmedHash) = (last.Sequence, last.Hash);
        return true;
    }

    private void Add(DbContext db, TrailHead head, AuditFact fact, ActingAccount? by)
    {
        var entry = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            Utc = StoredTime.Of(clock.GetUtcNow().UtcDateTime),
            ActorId = by?.Account.Id,
            Actor = Short(by?.Account.UserName ?? Portal),
            Origin = Short(by?.Origin ?? ""),
            Action = fact.Action,
            Subject = Short(fact.Subject),
            Before = Serialize(fact.Before),
            After = Serialize(fact.After),
            Hash = "",
        };
        var hash = AuditChain.HashOf(entry, head.Hash);
        db.Add(entry.With(hash));
        (head.Sequence, head.Hash) = (entry.Sequence, hash);
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText];

    // Of what is too long, the hash still tells whether it was this text.
    private static string? Serialize(object? value)
    {
        if (value is null)
            return null;
        var json = JsonSerializer.Serialize(value, Json);
        return json.Length <= LongestJson
            ? json
            : JsonSerializer.Serialize(new { sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), length = json.Length });
    }
}
