using JatengPortal.Kernel.Messaging;
using JatengPortal.News.Circulars.Relations;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>A site above sends a circular, or how it reads and stands now.</summary>
/// <param name="CircularId">Of the sender's document.</param>
/// <param name="Revision">Rises with each message about it.</param>
/// <param name="DeadlineUtc">Until when it is to be acknowledged.</param>
/// <param name="Letter">Null once it is no more.</param>
internal sealed record CircularSent(Guid CircularId, long Revision, DateTime DeadlineUtc, SentLetter? Letter) : IMessage
{
    public static string Type => "circulars.sent";

    /// <summary>Of one that is no more: whether its text should never have been read, so that nobody keeps it.</summary>
    public bool IsErased { get; init; }
}

/// <summary>The circular as the sender's public reads it.</summary>
internal sealed record SentLetter(string Slug, string Title, string Summary, string Body, CircularFields Fields)
{
    public LegalStatus Status { get; init; }
    public DateTime PublishedUtc { get; init; }
    public DateTime UpdatedUtc { get; init; }
    public DateTime ChangedUtc { get; init; }
    /// <summary>See <see cref="Kernel.Publishing.Document.HistoryJson"/>.</summary>
    public string History { get; init; } = "[]";
    public IReadOnlyList<SentRelation> Relations { get; init; } = [];
}

/// <summary>A receiver says that a circular has come.</summary>
internal sealed record CircularArrived(Guid CircularId, DateTime AtUtc) : IMessage
{
    public static string Type => "circulars.arrived";
}

/// <summary>A receiver says that somebody there has opened it.</summary>
internal sealed record CircularRead(Guid CircularId, DateTime AtUtc) : IMessage
{
    public static string Type => "circulars.read";
}

/// <summary>A receiver acknowledges it.</summary>
/// <param name="CircularId">Of the original.</param>
/// <param name="AtUtc">When.</param>
/// <param name="By">Name of whoever did.</param>
internal sealed record CircularAcknowledged(Guid CircularId, DateTime AtUtc, string By) : IMessage
{
    public static string Type => "circulars.acknowledged";
}

/// <summary>The sender reminds a receiver that hasn't acknowledged.</summary>
internal sealed record CircularReminded(Guid CircularId) : IMessage
{
    public static string Type => "circulars.reminded";
}
