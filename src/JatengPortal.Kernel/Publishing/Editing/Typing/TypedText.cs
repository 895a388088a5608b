namespace JatengPortal.Kernel.Publishing.Editing.Typing;

/// <summary>
/// What one person has open, and has typed but not saved yet (simpanan sementara): kept by the browser's script, so that a closed window
/// or a lost connection loses nothing, and so that others see who is at it. Never read by anybody else.
/// </summary>
public sealed class TypedText
{
    /// <summary>See <see cref="Document.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the document; empty for one that is not begun yet.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The person's name, for others who open the document.</summary>
    public required string Name { get; set; }

    /// <summary>When the person was last seen with it open, UTC.</summary>
    public required DateTime SeenUtc { get; set; }

    /// <summary>The fields of the form as JSON; null where nothing is typed that isn't saved.</summary>
    public string? Fields { get; set; }

    /// <summary>When they were last kept, UTC.</summary>
    public DateTime? TypedUtc { get; set; }
}

/// <summary>Somebody else who has a document open.</summary>
/// <param name="Name">The person's.</param>
/// <param name="SeenUtc">When they were last seen, UTC.</param>
public sealed record OtherWriter(string Name, DateTime SeenUtc);
