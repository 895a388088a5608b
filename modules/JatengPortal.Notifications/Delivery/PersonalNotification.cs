namespace JatengPortal.Notifications.Delivery;

/// <summary>What one person was told of.</summary>
internal sealed class PersonalNotification
{
    public required Guid AccountId { get; init; }

    /// <summary>Version 7, so that they sort by age; the same for everybody who was told of it.</summary>
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary>Id of its kind.</summary>
    public required string Kind { get; init; }

    public required string Subject { get; init; }

    /// <summary>Inside the tenant.</summary>
    public required string Path { get; init; }

    public required DateTime Utc { get; init; }

    /// <summary>Null while it is unread.</summary>
    public DateTime? ReadUtc { get; set; }

    public MailStep Mail { get; set; }
}

/// <summary>What becomes of a notification besides the list.</summary>
internal enum MailStep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It waits for the day's digest.</summary>
    WaitsForDigest,

    /// <summary>A letter with it is in the queue, or has been.</summary>
    Mailed,
}
