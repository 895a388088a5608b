using System.Text;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing;

/// <summary>Something that is published (dokumen): a stable id and address, with one edition after the other.</summary>
public sealed class Document
{
    private readonly List<Edition> _editions = [];

    /// <summary>Version 7; never changes.</summary>
    public Guid Id { get; private init; }

    /// <summary>What it is, such as <c>article</c>.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>See <see cref="Publishing.Slug"/>; unique within its kind.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Where it was taken from: a recipe's item, an imported file; null for what was written here. Unique within its kind.</summary>
    public string? SourceId { get; private init; }

    /// <summary>Hash of what the source said last, so that a source that says the same again doesn't undo what editors did since.</summary>
    public byte[]? SourceHash { get; set; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTime CreatedUtc { get; private init; }

    /// <summary>When it first became public, UTC: its public date; null before.</summary>
    public DateTime? PublishedUtc { get; private set; }

    /// <summary>When its current edition became public, UTC; null before.</summary>
    public DateTime? UpdatedUtc { get; private set; }

    /// <summary>The edition that the public reads; null while there is none.</summary>
    public Guid? CurrentEditionId { get; private set; }

    /// <summary>In the order of their numbers; only those that were loaded.</summary>
    public IReadOnlyList<Edition> Editions => _editions;

    /// <summary>The edition that the public reads; null while there is none.</summary>
    public Edition? Current => _editions.Find(edition => edition.Id == CurrentEditionId);

    /// <summary>The edition that waits for its time; null when none does.</summary>
    public Edition? Scheduled => _editions.Find(edition => edition.State == EditionState.Scheduled);

    /// <summary>The draft that is to follow what the public reads; null where nobody has begun one.</summary>
    /// <remarks>Of several the last one counts, and none that is older than what the public reads.</remarks>
    public Edition? NextDraft => _editions.Where(edition => edition.State == EditionState.Draft && edition.Number > (Current?.Number ?? 0))
        .MaxBy(edition => edition.Number);

    /// <summary>What whoever writes goes on from: the draft, else what waits for its time, else what the public reads.</summary>
    public Edition? Working => NextDraft ?? Scheduled ?? Current;

    /// <summary>Begins a document.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="sourceId">Where it was taken from; null for nowhere.</param>
    /// <param name="now">UTC.</param>
    /// <param name="id">The id that it had in the portal that it was exported from; null for a new one.</param>
    public static Document Begin(string kind, Slug slug, string? sourceId, DateTime now, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(new DateTimeOffset(now)),
        Kind = kind,
        Slug = slug.ToString(),
        SourceId = sourceId,
        CreatedUtc = now,
    };

    /// <summary>Gives it another address; the old one goes on to lead here.</summary>
    /// <returns>The old slug; null where nothing changed.</returns>
    public OldSlug? MoveTo(Slug slug)
    {
        if (Slug == slug.ToString())
            return null;
        var old = new OldSlug { Kind = Kind, Slug = Slug, DocumentId = Id };
        Slug = slug.ToString();
        return old;
    }

    /// <summary>Begins a new edition.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="now">UTC.</param>
    /// <param name="writerId">The account of whoever begins it; null for a source.</param>
    /// <exception cref="RuleViolationException"><c>document.title</c>, <c>document.summary</c>, <c>content.body-too-long</c></exception>
    public Edition Draft(DocumentText text, DateTime now, Guid? writerId = null)
    {
        RequireBounded(text);
        var edition = Edition.Of(this, _editions.Count == 0 ? 1 : _editions.Max(e => e.Number) + 1, text, now, writerId);
        _editions.Add(edition);
        return edition;
    }

    /// <summary>Changes what a draft says. It stays the edition of whoever began it.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c> and those of <see cref="Draft"/></exception>
    public void Revise(Edition edition, DocumentText text, DateTime now)
    {
        RequireDraft(edition, EditionState.Draft);
        RequireBounded(text);
        edition.Revise(text, now);
    }

    /// <summary>Takes a draft out; the caller removes its row.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c></exception>
    public void Discard(Edition edition)
    {
        RequireDraft(edition, EditionState.Draft);
        _editions.Remove(edition);
    }

    /// <summary>Lets a draft wait for its time; another one that was waiting is superseded.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c></exception>
    public void Schedule(Edition edition, DateTime publishUtc, DateTime now)
    {
        RequireDraft(edition, EditionState.Draft);
        if (Scheduled is { } other)
            End(other, now);
        edition.State = EditionState.Scheduled;
        edition.PublishedUtc = publishUtc;
    }

    /// <summary>Makes what waits for its time a draft again.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-scheduled</c></exception>
    public void Unschedule(Edition edition)
    {
        if (edition.DocumentId != Id || edition.State != EditionState.Scheduled)
            throw new RuleViolationException("edition.not-scheduled", $"Edition {edition.Number} of '{Slug}' waits for no time.");
        edition.State = EditionState.Draft;
        edition.PublishedUtc = null;
    }

    /// <summary>Makes an edition what the public reads; the one before is superseded.</summary>
    /// <param name="edition">A draft, or one whose time has come.</param>
    /// <param name="publishedUtc">The date that readers see: not after <paramref name="now"/>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="updatedUtc">When this wording became public in the portal that it was exported from, not after <paramref name="now"/>;
    /// null where it becomes public now.</param>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c></exception>
    public void Publish(Edition edition, DateTime publishedUtc, DateTime now, DateTime? updatedUtc = null)
    {
        if (edition.State != EditionState.Scheduled)
            RequireDraft(edition, EditionState.Draft);
        if (Current is { } before)
            End(before, now);
        // One that still waits is older: published later, it would take back what becomes public now.
        if (Scheduled is { } waiting && waiting != edition)
            End(waiting, now);
        edition.Render();
        edition.State = EditionState.Published;
        edition.PublishedUtc = publishedUtc;
        CurrentEditionId = edition.Id;
        // A first edition may carry a date of the past, since the agency published it elsewhere then; a later one is new today.
        UpdatedUtc = updatedUtc ?? (PublishedUtc is null ? publishedUtc : now);
        PublishedUtc ??= publishedUtc;
    }

    private void RequireDraft(Edition edition, EditionState state)
    {
        if (edition.DocumentId != Id || edition.State != state)
            throw new RuleViolationException("edition.not-draft", $"Edition {edition.Number} of '{Slug}' is no draft.");
    }

    private static void RequireBounded(DocumentText text)
    {
        if (string.IsNullOrWhiteSpace(text.Title) || text.Title.Length > 300 || text.Title.Any(char.IsControl))
            throw new RuleViolationException("document.title", "A title is one line of 1 to 300 characters.");
        if (text.Summary.Length > 1000)
            throw new RuleViolationException("document.summary", "A summary has at most 1,000 characters.");
        if (Encoding.UTF8.GetByteCount(text.Body) > MarkdownRenderer.MaxBodyBytes)
            throw new RuleViolationException("content.body-too-long", "A body has at most 1 MB. Divide it into several pages.");
    }

    private static void End(Edition edition, DateTime now)
    {
        edition.State = EditionState.Superseded;
        edition.EndedUtc = now;
    }
}
