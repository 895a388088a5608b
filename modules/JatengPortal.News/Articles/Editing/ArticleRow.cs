using JatengPortal.Kernel.Publishing;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Where an article is on its way, as editors see it.</summary>
public enum WritingState
{
    /// <summary>Being written, never published (konsep).</summary>
    Draft = 0,

    /// <summary>Never published, and waits for its time (dijadwalkan).</summary>
    Scheduled = 1,

    /// <summary>Read by the public, with nothing new to come (terbit).</summary>
    Published = 2,

    /// <summary>Read by the public, while a new wording is written or waits for its time (sedang diubah).</summary>
    Revised = 3,
}

/// <summary>
/// An article in the editors' list: one row for each document, so that a page of the list reads one table by one index. Follows the
/// document in the transaction that changes it.
/// </summary>
public sealed class ArticleRow
{
    /// <summary>Of the document.</summary>
    public required Guid Id { get; init; }
    public string Slug { get; set; } = "";
    /// <summary>Of the wording that editors go on from.</summary>
    public string Title { get; set; } = "";
    /// <summary>The title in small letters, to be searched in.</summary>
    public string TitleFolded { get; set; } = "";
    public WritingState State { get; set; }
    /// <summary>Account of whoever began that wording; null for a source.</summary>
    public Guid? WriterId { get; set; }
    /// <summary>When that wording was last changed, UTC.</summary>
    public DateTime ChangedUtc { get; set; }
    /// <summary>The date that readers see, UTC; null before.</summary>
    public DateTime? PublishedUtc { get; set; }
    /// <summary>When what waits for its time becomes public, UTC; null where nothing waits.</summary>
    public DateTime? ScheduledUtc { get; set; }
    /// <summary>Number of the draft that could be published; null where there is none.</summary>
    public int? DraftNumber { get; set; }

    internal static string Fold(string text) => text.ToLowerInvariant();

    /// <summary>Takes over what the document is now.</summary>
    /// <param name="document">With its draft, its scheduled and its current edition.</param>
    internal void Follow(Document document)
    {
        var working = document.Working!;
        Slug = document.Slug;
        Title = working.Title;
        TitleFolded = Fold(working.Title);
        WriterId = working.WriterId;
        ChangedUtc = working.ChangedUtc;
        PublishedUtc = document.PublishedUtc;
        ScheduledUtc = document.Scheduled?.PublishedUtc;
        DraftNumber = document.NextDraft?.Number;
        State = (document.CurrentEditionId, document.Scheduled, document.NextDraft) switch
        {
            (null, null, _) => WritingState.Draft,
            (null, _, _) => WritingState.Scheduled,
            (_, null, null) => WritingState.Published,
            _ => WritingState.Revised,
        };
    }
}

/// <summary>Somebody who has written here, with the name that others last saw.</summary>
internal sealed class Writer
{
    /// <summary>Of the account.</summary>
    public required Guid Id { get; init; }
    public required string Name { get; set; }
}
