namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Where a document is on its way, as editors see it: what is to be done next counts more than what is public.</summary>
public enum WritingState
{
    /// <summary>Being written, never published (konsep).</summary>
    Draft = 0,

    /// <summary>Approved, and waits for its time (dijadwalkan).</summary>
    Scheduled = 1,

    /// <summary>Read by the public, with nothing new to come (terbit).</summary>
    Published = 2,

    /// <summary>Read by the public, while a new wording is written (sedang diubah).</summary>
    Revised = 3,

    /// <summary>Waits for approval (diajukan).</summary>
    Submitted = 4,

    /// <summary>Sent back to its authors (ditolak).</summary>
    Rejected = 5,

    /// <summary>Taken back, with nothing new to come (ditarik).</summary>
    Withdrawn = 6,
}

/// <summary>
/// A document in its editors' list: one row for each document, so that a page of the list reads one table by one index. Follows the
/// document in the transaction that changes it.
/// </summary>
public sealed class DocumentRow
{
    /// <summary>Of the document.</summary>
    public required Guid Id { get; init; }

    /// <summary>See <see cref="Document.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the document.</summary>
    public string Slug { get; set; } = "";

    /// <summary>Of the wording that editors go on from.</summary>
    public string Title { get; set; } = "";

    /// <summary>The title, and what else is searched for, in small letters.</summary>
    public string TitleFolded { get; set; } = "";

    /// <summary>What tells it from others beside its title, such as a number; null for nothing.</summary>
    public string? Label { get; set; }

    /// <summary>Where it is on its way.</summary>
    public WritingState State { get; set; }

    /// <summary>Account of whoever began that wording; null for a source.</summary>
    public Guid? WriterId { get; set; }

    /// <summary>When that wording was last changed, UTC.</summary>
    public DateTime ChangedUtc { get; set; }

    /// <summary>The date that readers see, UTC; null before.</summary>
    public DateTime? PublishedUtc { get; set; }

    /// <summary>When what waits for its time becomes public, UTC; null where nothing waits.</summary>
    public DateTime? ScheduledUtc { get; set; }

    /// <summary>Number of the draft that is to follow; null where there is none.</summary>
    public int? DraftNumber { get; set; }

    /// <summary>Whether the public reads it now.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Whether it was published in an emergency and no second person has reviewed it yet.</summary>
    public bool AwaitsReview { get; set; }

    /// <summary>As titles are searched in.</summary>
    public static string Fold(string text) => text.ToLowerInvariant();

    /// <summary>Takes over what the document is now.</summary>
    /// <param name="document">With its draft, its scheduled and its current edition.</param>
    /// <param name="label">See <see cref="Label"/>.</param>
    internal void Follow(Document document, string? label)
    {
        var working = document.Working!;
        Slug = document.Slug;
        Title = working.Title;
        Label = label;
        TitleFolded = Fold(label is null ? working.Title : $"{working.Title} {label}");
        WriterId = working.WriterId;
        ChangedUtc = working.ChangedUtc;
        PublishedUtc = document.PublishedUtc;
        ScheduledUtc = document.Scheduled?.PublishedUtc;
        DraftNumber = document.NextDraft?.Number;
        IsPublic = document.IsPublic;
        AwaitsReview = document.AwaitingReview is not null;
        State = StateOf(document);
    }

    private static WritingState StateOf(Document document) => document switch
    {
        { NextDraft.State: EditionState.Submitted } => WritingState.Submitted,
        { NextDraft.State: EditionState.Rejected } => WritingState.Rejected,
        { NextDraft: not null, IsPublic: true } => WritingState.Revised,
        { NextDraft: not null } => WritingState.Draft,
        { Scheduled: not null } => WritingState.Scheduled,
        { IsPublic: true } => WritingState.Published,
        _ => WritingState.Withdrawn,
    };
}

/// <summary>Somebody who has written here, with the name that others last saw.</summary>
public sealed class Writer
{
    /// <summary>Of the account.</summary>
    public required Guid Id { get; init; }

    /// <summary>As it was when they last wrote.</summary>
    public required string Name { get; set; }
}
