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
        if (db.ChangeTracker.Entries<TrailHead>().FirstOrDefault() is { } known)
            await known.ReloadAsync(cancellationToken);
        var head = await db.Set<TrailHead>().FindAsync([TrailHead.TheId], cancellationToken);
        if (head is null)
            db.Add(head = new TrailHead());
        var acting = actor.Current;
        var entry = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            Utc = StoredTime.Of(clock.GetUtcNow().UtcDateTime),
            ActorId = acting?.Account.Id,
            Actor = Short(acting?.Account.UserName ?? Portal),
            Origin = Short(acting?.Origin ?? ""),
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
