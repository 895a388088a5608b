using System.Security.Cryptography;
using System.Text.Json;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Audit.Trail;

/// <summary>Chains entries: the hash of each is over its fields (canonical JSON, RFC 8785) and the hash of the one before.</summary>
/// <remarks>Whoever alters or removes an entry would have to make anew all that follow, and what was noted elsewhere of the end.</remarks>
internal static class AuditChain
{
    /// <summary>What the first entry builds on.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>64 hexadecimal digits.</summary>
    public static string HashOf(AuditEntry entry, string previous) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(
        JsonSerializer.SerializeToElement(new
        {
            entry.Sequence,
            Utc = entry.Utc.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            entry.ActorId,
            entry.Actor,
            entry.Origin,
            entry.Action,
            entry.Subject,
            entry.Before,
            entry.After,
            Previous = previous,
        }))));
}
