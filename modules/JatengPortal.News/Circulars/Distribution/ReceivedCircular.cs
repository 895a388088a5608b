using System.Text.Json;
using JatengPortal.News.Circulars.Relations;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>A circular that a site above has sent to this one. What lists show of it stands among the circulars, marked with its origin.</summary>
internal sealed class ReceivedCircular
{
    /// <summary>Of its row among the circulars here.</summary>
    public required Guid Id { get; init; }
    public required Guid OriginId { get; init; }
    /// <summary>Of the sender's document.</summary>
    public required Guid CircularId { get; init; }
    /// <summary>The highest that has come: an older message never undoes a newer one.</summary>
    public required long Revision { get; set; }
    /// <summary>The sender has taken it back; the original says why.</summary>
    public bool IsWithdrawn { get; set; }
    /// <summary>After <c>/surat-edaran/</c>: <c>dari/provinsi/netralitas</c>.</summary>
    public required string Slug { get; set; }
    public string Title { get; set; } = "";
    public string Number { get; set; } = "";
    public string OriginName { get; set; } = "";
    /// <summary>Of the original, absolute.</summary>
    public string OriginAddress { get; set; } = "";
    public string Fields { get; set; } = "{}";
    public string BodyHtml { get; set; } = "";
    /// <summary>What it does to other circulars of the sender, and they to it; JSON.</summary>
    public string Relations { get; set; } = "[]";
    /// <summary>The original's public history; see <see cref="Kernel.Publishing.Document.HistoryJson"/>.</summary>
    public string History { get; set; } = "[]";
    public DateTime DeadlineUtc { get; set; }
    public required DateTime ReceivedUtc { get; init; }
    public DateTime? ReadUtc { get; set; }
    public string? ReadBy { get; set; }
    public DateTime? AcknowledgedUtc { get; set; }
    public string? AcknowledgedBy { get; set; }

    /// <summary>Lets go of a text that should never have been read: that it came, and who read it, stays.</summary>
    internal void Erase() => (BodyHtml, Fields, Relations, History) = ("", "{}", "[]", "[]");

    internal CircularFields Letter => JsonSerializer.Deserialize<CircularFields>(Fields)!;

    internal IReadOnlyList<SentRelation> Related => JsonSerializer.Deserialize<List<SentRelation>>(Relations)!;
}

/// <summary>What a circular does to another one of the same agency.</summary>
/// <param name="Kind">What.</param>
/// <param name="IsLater">Whether the other one does it to this one.</param>
/// <param name="CircularId">The other one, by the sender's id.</param>
internal sealed record SentRelation(RelationKind Kind, bool IsLater, Guid CircularId);
