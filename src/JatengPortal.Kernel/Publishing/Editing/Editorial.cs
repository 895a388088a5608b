using System.Collections.Frozen;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>What became of what an editor saved.</summary>
/// <param name="Document">As it is now.</param>
/// <param name="Obstacle">Why nothing was saved; null where it was.</param>
public sealed record SavedDocument(Document Document, SaveObstacle? Obstacle);

/// <summary>Why nothing was saved.</summary>
public enum SaveObstacle
{
    /// <summary>Somebody else has changed it since the editor opened it.</summary>
    ChangedMeanwhile,

    /// <summary>It waits for approval: its text stands still.</summary>
    Submitted,
}

/// <summary>
/// One kind of document in the hands of its editors: what the kernel's editorial screens and the module's own form go through. A module
/// derives one class for each kind and says what only it knows. Scoped; every change happens in the scope's transaction, together with
/// the row of the list, the entry of the audit trail and what people are told.
/// </summary>
public abstract class Editorial
{
    private readonly EditorialParts _parts;

    /// <param name="db">The module's context; its model has <see cref="PublishingModel.AddPublishing"/> and <see cref="PublishingModel.AddEditing"/>.</param>
    /// <param name="parts">Of the scope.</param>
    protected Editorial(TenantDbContext db, EditorialParts parts)
    {
        Db = db;
        _parts = parts;
    }

    /// <summary>What is known of the kind without looking.</summary>
    public abstract EditorialKind Kind { get; }

    /// <summary>The module's context.</summary>
    protected internal TenantDbContext Db { get; }

    /// <summary>Says that a document waits for approval, where somebody wants to change it.</summary>
    public static Notice StandingNotice => EditorialNotices.Standing;

    /// <summary>UTC, as databases keep it.</summary>
    public DateTime Now => StoredTime.Of(_parts.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Whether the person holds it here.</summary>
    protected bool Allows(Permission permission) => Current.Allows(permission);

    internal TenantDatabase Database => _parts.Database;

    internal CurrentAccount Current => _parts.Current;

    internal DueTable Due => _parts.Due;

    internal IEnumerable<EditorialKind> Kinds => _parts.Kinds;

    /// <summary>An edition as readers see it, or would.</summary>
    /// <param name="document">Whose.</param>
    /// <param name="edition">Public or not.</param>
    /// <param name="headingLevel">1 where it is the page, 2 inside another one.</param>
    protected internal abstract RenderFragment Look(Document document, Edition edition, int headingLevel);

    /// <summary>An edition as the audit trail keeps it: something that becomes a JSON object.</summary>
    protected internal abstract object Trace(Document document, Edition edition);

    /// <summary>Says what keeps an edition from being submitted or published.</summary>
    protected internal virtual Task CheckAsync(Document document, Edition edition, FormErrors errors, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(edition.Body))
            errors.Add("", Texts.Editing_body_missing);
        return Task.CompletedTask;
    }

    /// <summary>Lays out for readers what has just become public.</summary>
    /// <exception cref="RuleViolationException">It can't be public.</exception>
    protected abstract Task ShowAsync(Document document, Edition edition, CancellationToken cancellationToken);

    /// <summary>Keeps for an edition that waits for its time what it will need then.</summary>
    /// <exception cref="RuleViolationException">It can't be public.</exception>
    protected virtual Task ScheduledAsync(Document document, Edition edition, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes what was withdrawn out of lists and feeds.</summary>
    protected abstract Task HideAsync(Document document, CancellationToken cancellationToken);

    /// <summary>The public document has another address now.</summary>
    protected internal abstract Task MovedAsync(Document document, CancellationToken cancellationToken);

    /// <summary>A draft that is thrown away, before it is gone.</summary>
    protected internal virtual Task DiscardedAsync(Document document, Edition edition, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What else the person can do with a document, beside what all kinds share: text and path inside the tenant.</summary>
    protected internal virtual IReadOnlyList<(string Text, string Path)> FurtherSteps(DocumentRow row) => [];

    /// <summary>What fields of the kind's own store as codes or ids, in words: by field and code. What isn't there is shown as it is stored.</summary>
    protected internal virtual Task<IReadOnlyDictionary<(string Field, string Code), string>> WordsAsync(
        IReadOnlyList<Edition> editions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<(string Field, string Code), string>>(FrozenDictionary<(string Field, string Code), string>.Empty);

    /// <summary>See <see cref="DocumentRow.Label"/>.</summary>
    protected virtual string? LabelOf(Edition edition) => null;

    /// <summary>Whether a page of the module stands at this address and would hide the document.</summary>
    protected internal virtual bool IsReserved(Slug slug) => slug.Value == Previews.ReadPreview.Segment;

    /// <summary>The document with the editions that are not over; null where there is none of this kind.</summary>
    public async Task<Document?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var document = await Db.Set<Document>().SingleOrDefaultAsync(d => d.Id == id && d.Kind == Kind.Id, cancellationToken);
        if (document is null)
            return null;
        var editions = Db.Set<Edition>().Where(edition => edition.DocumentId == id);
        // The last one too, whatever it is: the next edition's number follows it. All others may be many, and long.
        var last = await editions.MaxAsync(edition => edition.Number, cancellationToken);
        await editions
            .Where(edition => edition.State != EditionState.Superseded || edition.Number == last
                || (edition.EmergencyReason != null && edition.ReviewedBy == null))
            .OrderBy(edition => edition.Number).LoadAsync(cancellationToken);
        return document;
    }

    /// <summary>Begins a new document.</summary>
    /// <param name="slug">Null to have one made from the title.</param>
    /// <param name="text">What it says.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RuleViolationException"><c>slug.taken</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<Document> BeginAsync(Slug? slug, DocumentText text, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var transaction = await Database.BeginAsync(cancellationToken);
        var free = slug is null ? await this.FreeSlugAsync(Slug.From(text.Title), cancellationToken) : await this.RequireFreeAsync(slug, cancellationToken);
        var document = Document.Begin(Kind.Id, free, sourceId: null, now);
        Db.Add(document);
        var edition = Db.Add(document.Draft(text, now, Current.Account!.Id)).Entity;
        await NoteAsync("drafted", document, null, Trace(document, edition), cancellationToken);
        await KeepAsync(document, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return document;
    }

    /// <summary>Revises the draft of a document, or begins one after what the public reads or what waits for its time.</summary>
    /// <param name="id">Of the document.</param>
    /// <param name="basis">Which state of which edition was gone on from; see <see cref="BasisOf"/>.</param>
    /// <param name="slug">Its address, where it was never public; null to leave it.</param>
    /// <param name="text">What it says now.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null where there is no such document any more.</returns>
    /// <exception cref="RuleViolationException"><c>slug.taken</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<SavedDocument?> SaveAsync(Guid id, string basis, Slug? slug, DocumentText text, CancellationToken cancellationToken)
    {
        var (now, writer) = (Now, Current.Account!.Id);
        await using var transaction = await Database.BeginAsync(cancellationToken);
        if (await OpenAsync(id, cancellationToken) is not { Working: { } working } document)
            return null;
        if (basis != BasisOf(working))
            return new SavedDocument(document, SaveObstacle.ChangedMeanwhile);
        if (working.State == EditionState.Submitted)
            return new SavedDocument(document, SaveObstacle.Submitted);
        var before = Trace(document, working);
        if (document.PublishedUtc is null && slug is not null && slug.Value != document.Slug)
        {
            // Nobody has read it there yet: the former address leads nowhere.
            document.MoveTo(await this.RequireFreeAsync(slug, cancellationToken));
        }

        if (working == document.NextDraft)
            document.Revise(working, text, now, writer);
        else
            working = Db.Add(document.Draft(text, now, writer)).Entity;
        await NoteAsync("changed", document, before, Trace(document, working), cancellationToken);
        await KeepAsync(document, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SavedDocument(document, null);
    }

    /// <summary>Names a state of an edition: whoever saves, approves or publishes says which one they have seen.</summary>
    public static string BasisOf(Edition edition) => $"{edition.Id:N}.{edition.Revision}";

    /// <summary>Whether the person may change a document whose wording was begun by that account.</summary>
    public bool MayChange(Guid? writerId) => Current.Allows(Kind.Edit) || (writerId is not null && writerId == Current.Account?.Id);

    /// <summary>Lets the row of the list say what the document is now; saved by the caller's transaction.</summary>
    public async Task FollowAsync(Document document, CancellationToken cancellationToken)
    {
        var row = await Db.Set<DocumentRow>().FindAsync([document.Id], cancellationToken);
        if (row is null)
            Db.Add(row = new DocumentRow { Id = document.Id, Kind = Kind.Id });
        row.Follow(document, LabelOf(document.Working!));
    }

    /// <summary>Makes an edition what the public reads, in the caller's transaction, with all that follows from it.</summary>
    /// <exception cref="RuleViolationException">Those of <see cref="Document.Publish"/> and of the kind.</exception>
    public async Task PublishAsync(Document document, Edition edition, DateTime publishedUtc, DateTime? updatedUtc, CancellationToken cancellationToken)
    {
        document.Publish(edition, publishedUtc, Now, updatedUtc);
        await ShowAsync(document, edition, cancellationToken);
        Database.RequireTransaction().ContentChanged();
    }

    /// <summary>Lets an edition wait for its time, in the caller's transaction.</summary>
    /// <exception cref="RuleViolationException">Those of <see cref="Document.Schedule"/> and of the kind.</exception>
    public async Task ScheduleAsync(Document document, Edition edition, DateTime publishUtc, CancellationToken cancellationToken)
    {
        document.Schedule(edition, publishUtc, Now);
        await ScheduledAsync(document, edition, cancellationToken);
        await Due.ScheduleAsync(Kind.DuePublication, document.Id.ToString(), publishUtc, cancellationToken);
    }

    /// <summary>Lets a withdrawal wait for its time, in the caller's transaction.</summary>
    /// <exception cref="RuleViolationException">Those of <see cref="Document.PlanWithdrawal"/></exception>
    public Task PlanWithdrawalAsync(Document document, Withdrawal withdrawal, CancellationToken cancellationToken)
    {
        document.PlanWithdrawal(withdrawal, Now);
        return Due.ScheduleAsync(Kind.DueWithdrawal, document.Id.ToString(), withdrawal.Utc, cancellationToken);
    }

    /// <summary>Takes what is public back, in the caller's transaction, with all that follows from it.</summary>
    /// <exception cref="RuleViolationException">Those of <see cref="Document.Withdraw"/></exception>
    public async Task WithdrawAsync(Document document, Withdrawal withdrawal, CancellationToken cancellationToken)
    {
        if (document.Scheduled is not null)
            await Due.CancelAsync(Kind.DuePublication, document.Id.ToString(), cancellationToken);
        document.Withdraw(withdrawal, Now);
        await HideAsync(document, cancellationToken);
        Database.RequireTransaction().ContentChanged();
    }

    /// <summary>Notes what was done with a document, in the transaction that does it.</summary>
    /// <param name="what">The last part of the action, such as <c>submitted</c>.</param>
    /// <param name="document">To what.</param>
    /// <param name="before">How it was.</param>
    /// <param name="after">How it is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task NoteAsync(string what, Document document, object? before, object? after, CancellationToken cancellationToken) =>
        _parts.Audit.RecordAsync(
            Database, new AuditFact($"{Kind.Id}.{what}", Kind.PublicPathOf(document.Slug)) { Before = before, After = after }, cancellationToken);

    /// <summary>Tells people of a hand-over, in the transaction that makes it.</summary>
    internal Task TellAsync(HandOver handOver, Document document, Edition edition, CancellationToken cancellationToken) =>
        _parts.Notifier.TellAsync(
            new Notification(HandOvers.KindOf(Kind, handOver), edition.Title, Kind.PathOf(document.Id))
            {
                Holders = HandOvers.ConcernsApprovers(handOver) ? Kind.Publish : null,
                Accounts = HandOvers.ConcernsAuthors(handOver) ? edition.AuthorIds : [],
            },
            cancellationToken);

    internal Task<DocumentRow?> FindRowAsync(Guid id, CancellationToken cancellationToken) =>
        Db.Set<DocumentRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Kind == Kind.Id, cancellationToken);

    internal async Task KeepAsync(Document document, CancellationToken cancellationToken)
    {
        var account = Current.Account!;
        if (await Db.Set<Writer>().FindAsync([account.Id], cancellationToken) is { } writer)
            writer.Name = account.DisplayName;
        else
            Db.Add(new Writer { Id = account.Id, Name = account.DisplayName });
        await FollowAsync(document, cancellationToken);
    }
}

/// <summary>What every <see cref="Editorial"/> needs of its scope.</summary>
/// <param name="Database">Of the tenant.</param>
/// <param name="Current">Who acts.</param>
/// <param name="Due">What is to be done later.</param>
/// <param name="Audit">What was done.</param>
/// <param name="Notifier">Who is told.</param>
/// <param name="Clock">The time.</param>
/// <param name="Kinds">All kinds of documents.</param>
public sealed record EditorialParts(
    TenantDatabase Database, CurrentAccount Current, DueTable Due, IAuditTrail Audit, Notifier Notifier, TimeProvider Clock,
    IEnumerable<EditorialKind> Kinds);
