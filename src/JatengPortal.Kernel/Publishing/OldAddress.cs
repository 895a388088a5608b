namespace JatengPortal.Kernel.Publishing;

/// <summary>Where a document stood on the site that it was taken from: whoever asks for it there is led to it (301).</summary>
/// <remarks>An <see cref="OldSlug"/> is an address that the portal itself once gave; this one is anybody's.</remarks>
public sealed class OldAddress
{
    /// <summary>See <see cref="OldPath"/>.</summary>
    public required string Path { get; init; }

    /// <summary>Which document.</summary>
    public required Guid DocumentId { get; init; }
}
