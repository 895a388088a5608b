namespace JatengPortal.Kernel.Mail;

/// <summary>A letter in the queue.</summary>
internal sealed class MailRow
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string ToAddress { get; init; }
    public required string ToName { get; init; }
    public required string Subject { get; init; }

    /// <summary>Encrypted; empty once it has ended.</summary>
    public required string Body { get; set; }

    public MailState State { get; set; }
    public int Attempts { get; set; }
    public required DateTime CreatedUtc { get; init; }
    public DateTime? UsefulUntilUtc { get; init; }

    /// <summary>While it waits: not before. While it is being sent: whoever sends it has died if it still says so then.</summary>
    public required DateTime NextUtc { get; set; }

    /// <summary>Why it was not sent, or not yet.</summary>
    public string Problem { get; set; } = "";
}

/// <summary>Where a letter is.</summary>
internal enum MailState
{
    Waiting,

    /// <summary>A server is being spoken to. A letter that stays here was perhaps sent.</summary>
    Sending,
    Sent,

    /// <summary>Given up: refused for good, tried too often, or no longer useful.</summary>
    Failed,

    /// <summary>Nobody knows whether it was sent: the process died, or the connection was lost, while the server had it. Never sent
    /// again.</summary>
    Unknown,
}
