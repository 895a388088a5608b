namespace JatengPortal.Kernel.Publishing;

/// <summary>An address that a document once had: it leads to the present one (301).</summary>
public sealed class OldSlug
{
    /// <summary>Kind of the document.</summary>
    public required string Kind { get; init; }

    /// <summary>The former address.</summary>
    public required string Slug { get; init; }

    /// <summary>Which document.</summary>
    public required Guid DocumentId { get; set; }
}
