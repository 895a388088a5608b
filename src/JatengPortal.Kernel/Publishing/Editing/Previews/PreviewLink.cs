namespace JatengPortal.Kernel.Publishing.Editing.Previews;

/// <summary>Leave to read one edition before it is published, for whoever has the link (tautan pratinjau).</summary>
public sealed class PreviewLink
{
    /// <summary>At most so many of a document are open at once.</summary>
    internal const int MostOpen = 20;

    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Stands in the link, sealed; see <see cref="PreviewLinks"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which edition it opens.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>From then on it opens nothing.</summary>
    public required DateTime ExpiresUtc { get; init; }

    /// <summary>The name of whoever made it, as it was then.</summary>
    public required string Maker { get; init; }
}
