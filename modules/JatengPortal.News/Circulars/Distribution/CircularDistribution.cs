using JatengPortal.Kernel.Tenants;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>That a circular was sent to sites below (distribusi), in the site that sent it.</summary>
public sealed class CircularDistribution
{
    /// <summary>Of the circular.</summary>
    public required Guid CircularId { get; init; }
    /// <summary>As lists show it, also once the circular is no more.</summary>
    public required string Title { get; set; }
    public required string Number { get; set; }
    public required string Slug { get; set; }
    /// <summary>Whom it was sent to last; as <see cref="TenantSelection.Stored"/> has it.</summary>
    public required string Selection { get; set; }
    /// <summary>Of the last message about it. It follows the clock, so that a restored sender goes on with newer ones.</summary>
    public long Revision { get; set; }
    /// <summary>When it was first sent, UTC.</summary>
    public required DateTime SentUtc { get; init; }
    /// <summary>Until when it is to be acknowledged, UTC.</summary>
    public required DateTime DeadlineUtc { get; set; }
}

/// <summary>How far a circular has come with a site that it was sent to.</summary>
public sealed class CircularReceiver
{
    public required Guid CircularId { get; init; }
    public required Guid TenantId { get; init; }
    public required DateTime SentUtc { get; init; }
    public DateTime? ArrivedUtc { get; set; }
    public DateTime? ReadUtc { get; set; }
    public DateTime? AcknowledgedUtc { get; set; }
    /// <summary>Who acknowledged it, as that site has said; null before.</summary>
    public string? AcknowledgedBy { get; set; }
    public DateTime? RemindedUtc { get; set; }

    internal ReceiverState StateAt(DateTime now, DateTime deadlineUtc) =>
        AcknowledgedUtc is not null ? ReceiverState.Acknowledged
        : deadlineUtc <= now ? ReceiverState.Overdue
        : ReadUtc is not null ? ReceiverState.Read
        : ArrivedUtc is not null ? ReceiverState.Arrived : ReceiverState.Sent;

    /// <summary>Not more often than once a day, and only whoever hasn't answered yet.</summary>
    internal bool CanBeRemindedAt(DateTime now) => AcknowledgedUtc is null && (RemindedUtc is null || RemindedUtc <= now.AddDays(-1));
}

/// <summary>Where a circular stands with one receiver.</summary>
public enum ReceiverState
{
    /// <summary>On its way: the site is closed, or was just sent it (terkirim).</summary>
    Sent,

    /// <summary>In the site (diterima).</summary>
    Arrived,

    /// <summary>Opened by somebody there (dibaca).</summary>
    Read,

    /// <summary>Confirmed by somebody there (dikonfirmasi).</summary>
    Acknowledged,

    /// <summary>Not confirmed in time (terlambat).</summary>
    Overdue,
}
