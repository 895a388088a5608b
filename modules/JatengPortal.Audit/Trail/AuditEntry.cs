namespace JatengPortal.Audit.Trail;

/// <summary>A line of an audit trail (jejak audit). Never changed; removed only from the old end, and then a checkpoint says so.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When. UTC.</summary>
    public required DateTime Utc { get; init; }

    /// <summary>Id of the account; empty for the command line, null for what the portal does by itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>User name, as it was then.</summary>
    public required string Actor { get; init; }

    /// <summary>IP address, or name of the machine.</summary>
    public required string Origin { get; init; }

    /// <summary>What was done, such as <c>feature.enabled</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON of how it was; null where there is nothing to tell.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of how it is since.</summary>
    public string? After { get; init; }

    /// <summary>SHA-256 over this entry and the hash of the one before; see <see cref="AuditChain"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>The same entry with its hash.</summary>
    public AuditEntry With(string hash) => new()
    {
        Sequence = Sequence,
        Utc = Utc,
        ActorId = ActorId,
        Actor = Actor,
        Origin = Origin,
        Action = Action,
        Subject = Subject,
        Before = Before,
        After = After,
        Hash = hash,
    };
}

/// <summary>The end of a trail: the entry that was written last. One row; its removal, or an entry's at the end, shows.</summary>
internal sealed class TrailHead
{
    public const int TheId = 1;

    public int Id { get; set; } = TheId;
    public long Sequence { get; set; }
    public string Hash { get; set; } = AuditChain.Beginning;

    /// <summary>The last entry that was trimmed because its time was over; 0 while none was.</summary>
    public long TrimmedTo { get; set; }

    /// <summary>Its hash, on which the entries that are left build.</summary>
    public string TrimmedHash { get; set; } = AuditChain.Beginning;

    /// <summary>How many months entries are kept; 0 for ever.</summary>
    public int RetentionMonths { get; set; }
}
