namespace JatengPortal.News.Circulars.Distribution.Receiving;

/// <summary>What the screen shows of it.</summary>
public sealed record OpenedCircular(Guid Id, string Title, string OriginName, string OriginAddress, CircularFields Letter, string BodyHtml)
{
    public DateTime DeadlineUtc { get; init; }
    public DateTime ReceivedUtc { get; init; }
    public DateTime? AcknowledgedUtc { get; init; }
    public string? AcknowledgedBy { get; init; }
    public bool IsWithdrawn { get; init; }
    /// <summary>Whether the sender has taken back a text that should never have been read: nothing of it is kept.</summary>
    public bool IsErased => IsWithdrawn && BodyHtml.Length == 0;

    internal static OpenedCircular Of(ReceivedCircular received) => new(
        received.Id, received.Title, received.OriginName, received.OriginAddress, received.Letter, received.BodyHtml)
    {
        DeadlineUtc = received.DeadlineUtc,
        ReceivedUtc = received.ReceivedUtc,
        AcknowledgedUtc = received.AcknowledgedUtc,
        AcknowledgedBy = received.AcknowledgedBy,
        IsWithdrawn = received.IsWithdrawn,
    };
}
