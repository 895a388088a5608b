using System.Text.Json;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing;

/// <summary>
/// Something that is published (dokumen): a stable id and address, with one edition after the other. An edition is written, submitted,
/// rejected or approved by somebody who didn't write it, scheduled or published, superseded or withdrawn.
/// </summary>
public sealed class Document
{
    /// <summary>Of the public history, the newest are kept in it; all editions stay.</summary>
    public const int LongestHistory = 100;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1000;

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

    /// <summary>When what it says last changed for its readers, UTC: a minor change doesn't move it; null before it was public.</summary>
    public DateTime? UpdatedUtc { get; private set; }

    /// <summary>The edition that the public reads, or read last before it was withdrawn; null while there is none.</summary>
    public Guid? CurrentEditionId { get; private set; }

    /// <summary>The public history as JSON; see <see cref="History"/>.</summary>
    public string HistoryJson { get; private set; } = "[]";

    /// <summary>The withdrawal as JSON; see <see cref="Withdrawal"/>.</summary>
    public string? WithdrawalJson { get; private set; }

    /// <summary>What became public when, oldest first.</summary>
    public IReadOnlyList<PublicChange> History => PublicChange.Read(HistoryJson);

    /// <summary>How it was withdrawn, or is to be when the time comes; null where neither.</summary>
    public Withdrawal? Withdrawal
    {
        get => WithdrawalJson is null ? null : JsonSerializer.Deserialize<Withdrawal>(WithdrawalJson);
        private set => WithdrawalJson = value is null ? null : JsonSerializer.Serialize(value);
    }

    /// <summary>In the order of their numbers; only those that were loaded.</summary>
    public IReadOnlyList<Edition> Editions => _editions;

    /// <summary>The edition that the public reads, or read last before it was withdrawn; null while there is none.</summary>
    public Edition? Current => _editions.Find(edition => edition.Id == CurrentEditionId);

    /// <summary>The oldest edition that was published in an emergency and that no second person has reviewed yet; null for none.</summary>
    public Edition? AwaitingReview => _editions.Where(edition => edition.AwaitsReview).MinBy(edition => edition.Number);

    /// <summary>Whether the public reads it now.</summary>
    public bool IsPublic => Current is { State: EditionState.Published };

    /// <summary>The edition that waits for its time; null when none does.</summary>
    public Edition? Scheduled => _editions.Find(edition => edition.State == EditionState.Scheduled);

    /// <summary>The edition that is to follow what the public reads: a draft, a submitted or a rejected one; null where nobody has begun one.</summary>
    public Edition? NextDraft => _editions
        .Where(edition => edition.State is EditionState.Draft or EditionState.Submitted or EditionState.Rejected && edition.Number > (Current?.Number ?? 0))
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
        text.RequireBounded();
        var edition = Edition.Of(this, _editions.Count == 0 ? 1 : _editions.Max(e => e.Number) + 1, text, now, writerId);
        _editions.Add(edition);
        return edition;
    }

    /// <summary>Changes what a draft says, or one that was sent back, which is a draft again then. It stays the edition of whoever began it.</summary>
    /// <param name="edition">The draft.</param>
    /// <param name="text">What it says now.</param>
    /// <param name="now">UTC.</param>
    /// <param name="writerId">The account of whoever changes it, who can't approve it any more; null for a source.</param>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c> and those of <see cref="Draft"/></exception>
    public void Revise(Edition edition, DocumentText text, DateTime now, Guid? writerId = null)
    {
        Require(edition, EditionState.Draft, EditionState.Rejected);
        text.RequireBounded();
        edition.Revise(text, now);
        edition.AddAuthor(writerId);
        (edition.State, edition.ApprovedBy) = (EditionState.Draft, null);
    }

    /// <summary>Takes a draft out; the caller removes its row.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c></exception>
    public void Discard(Edition edition)
    {
        Require(edition, EditionState.Draft, EditionState.Rejected);
        _editions.Remove(edition);
    }

    /// <summary>Hands a draft over to whoever may approve it.</summary>
    /// <param name="edition">A draft, or one that was sent back.</param>
    /// <param name="by">The account of whoever submits it: an author from then on.</param>
    /// <param name="change">What it changes for readers; null for a document that was never public.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c>, <c>edition.change-note</c></exception>
    public void Submit(Edition edition, Guid by, ChangeNote? change, DateTime now)
    {
        Require(edition, EditionState.Draft, EditionState.Rejected);
        SayChange(edition, change);
        edition.AddAuthor(by);
        (edition.RejectionReason, edition.SubmittedUtc) = (null, now);
        MoveOn(edition, EditionState.Submitted);
    }

    /// <summary>Takes back what was submitted: it is a draft again.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-submitted</c></exception>
    public void Recall(Edition edition)
    {
        RequireSubmitted(edition);
        MoveOn(edition, EditionState.Draft);
    }

    /// <summary>Sends back what was submitted.</summary>
    /// <param name="edition">What was submitted.</param>
    /// <param name="by">The account of whoever sends it back: no author of it.</param>
    /// <param name="reason">For its authors, 1 to <see cref="LongestReason"/> characters.</param>
    /// <exception cref="RuleViolationException"><c>edition.not-submitted</c>, <c>edition.own</c>, <c>edition.reason</c></exception>
    public void Reject(Edition edition, Guid by, string reason)
    {
        RequireSubmitted(edition);
        RequireOther(edition, by);
        RequireReason(reason);
        edition.RejectionReason = reason;
        MoveOn(edition, EditionState.Rejected);
    }

    /// <summary>Approves what was submitted; whoever does it publishes or schedules it in the same transaction.</summary>
    /// <param name="edition">What was submitted.</param>
    /// <param name="by">The account of whoever approves it: no author of it.</param>
    /// <exception cref="RuleViolationException"><c>edition.not-submitted</c>, <c>edition.own</c></exception>
    public void Approve(Edition edition, Guid by)
    {
        RequireSubmitted(edition);
        RequireOther(edition, by);
        (edition.ApprovedBy, edition.EmergencyReason, edition.ReviewedBy) = (by, null, null);
    }

    /// <summary>Releases an edition that nobody else has approved, since it can't wait: it stays flagged until a second person reviews it.</summary>
    /// <param name="edition">On its way to the public.</param>
    /// <param name="by">The account of whoever answers for it.</param>
    /// <param name="reason">Why it can't wait, 1 to <see cref="LongestReason"/> characters.</param>
    /// <param name="change">What it changes for readers; null for a document that was never public.</param>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c>, <c>edition.reason</c>, <c>edition.change-note</c></exception>
    public void ReleaseUrgently(Edition edition, Guid by, string reason, ChangeNote? change)
    {
        Require(edition, EditionState.Draft, EditionState.Submitted, EditionState.Rejected);
        RequireReason(reason);
        if (edition.State != EditionState.Submitted)
            SayChange(edition, change);
        edition.AddAuthor(by);
        (edition.ApprovedBy, edition.EmergencyReason, edition.ReviewedBy) = (by, reason, null);
    }

    /// <summary>Releases an edition of a kind that needs no second person, such as plain pages.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c></exception>
    public void ReleaseAlone(Edition edition, Guid by)
    {
        Require(edition, EditionState.Draft);
        edition.ApprovedBy = by;
    }

    /// <summary>Notes that a second person has reviewed what was published in an emergency.</summary>
    /// <param name="edition">What was published.</param>
    /// <param name="by">The account of whoever reviewed it: neither an author of it nor who published it.</param>
    /// <exception cref="RuleViolationException"><c>edition.awaits-no-review</c>, <c>edition.own</c></exception>
    public void Review(Edition edition, Guid by)
    {
        if (edition.DocumentId != Id || !edition.AwaitsReview)
            throw new RuleViolationException("edition.awaits-no-review", $"Edition {edition.Number} of '{Slug}' awaits no review.");
        RequireOther(edition, by);
        edition.ReviewedBy = by;
        edition.Revision++;
    }

    /// <summary>Lets an approved edition, or one of a source, wait for its time; another one that was waiting is superseded.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c>, <c>edition.not-approved</c>, <c>edition.time-past</c></exception>
    public void Schedule(Edition edition, DateTime publishUtc, DateTime now)
    {
        RequireReleased(edition);
        if (publishUtc <= now)
            throw new RuleViolationException("edition.time-past", "The time of publication is over. Choose one in the future.");
        if (Scheduled is { } other)
            End(other, EditionState.Superseded, now);
        edition.PublishedUtc = publishUtc;
        MoveOn(edition, EditionState.Scheduled);
    }

    /// <summary>Makes what waits for its time a draft again, which needs approval anew.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-scheduled</c></exception>
    public void Unschedule(Edition edition)
    {
        if (edition.DocumentId != Id || edition.State != EditionState.Scheduled)
            throw new RuleViolationException("edition.not-scheduled", $"Edition {edition.Number} of '{Slug}' waits for no time.");
        (edition.PublishedUtc, edition.ApprovedBy) = (null, null);
        MoveOn(edition, EditionState.Draft);
    }

    /// <summary>Makes an edition what the public reads; the one before is superseded.</summary>
    /// <param name="edition">One that was approved or released urgently, one whose time has come, or one of a source.</param>
    /// <param name="publishedUtc">The date that readers see: not after <paramref name="now"/>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="updatedUtc">When this wording became public in the portal that it was exported from, not after <paramref name="now"/>;
    /// null where it becomes public now.</param>
    /// <exception cref="RuleViolationException"><c>edition.not-draft</c>, <c>edition.not-approved</c></exception>
    public void Publish(Edition edition, DateTime publishedUtc, DateTime now, DateTime? updatedUtc = null)
    {
        if (edition.State != EditionState.Scheduled)
            RequireReleased(edition);
        var before = Current;
        if (before is { State: EditionState.Withdrawn })
            Withdrawal = null;
        else if (before is not null)
            End(before, EditionState.Superseded, now);
        // One that still waits is older: published later, it would take back what becomes public now.
        if (Scheduled is { } waiting && waiting != edition)
            End(waiting, EditionState.Superseded, now);
        edition.Render();
        MoveOn(edition, EditionState.Published);
        edition.PublishedUtc = publishedUtc;
        CurrentEditionId = edition.Id;
        // A first edition may carry a date of the past, since the agency published it elsewhere then; a later one is new today.
        if (PublishedUtc is null || edition.ChangeKind != ChangeKind.Minor)
            UpdatedUtc = updatedUtc ?? (PublishedUtc is null ? publishedUtc : now);
        PublishedUtc ??= publishedUtc;
        Remember(edition, before, updatedUtc ?? now);
    }

    /// <summary>Takes over the history that it had in the portal that it was exported from; see <see cref="PublicChange.IsHistory"/>.</summary>
    public void TakeOverHistory(string json) => HistoryJson = json;

    /// <summary>Lets a withdrawal wait for its time; another one that was waiting is forgotten.</summary>
    /// <exception cref="RuleViolationException"><c>document.not-public</c>, <c>withdrawal.reason</c>, <c>withdrawal.redirect</c>, <c>edition.time-past</c></exception>
    public void PlanWithdrawal(Withdrawal withdrawal, DateTime now)
    {
        RequireSound(withdrawal);
        if (withdrawal.Utc <= now)
            throw new RuleViolationException("edition.time-past", "The time of the withdrawal is over. Choose one in the future.");
        Withdrawal = withdrawal;
    }

    /// <summary>Forgets a withdrawal that waits for its time.</summary>
    /// <exception cref="RuleViolationException"><c>document.no-withdrawal</c></exception>
    public void CancelWithdrawal()
    {
        if (!IsPublic || Withdrawal is null)
            throw new RuleViolationException("document.no-withdrawal", $"No withdrawal of '{Slug}' waits for its time.");
        Withdrawal = null;
    }

    /// <summary>Takes what the public reads back; an edition that waits for its time becomes a draft again.</summary>
    /// <exception cref="RuleViolationException"><c>document.not-public</c>, <c>withdrawal.reason</c>, <c>withdrawal.redirect</c></exception>
    public void Withdraw(Withdrawal withdrawal, DateTime now)
    {
        RequireSound(withdrawal);
        if (Scheduled is { } waiting)
            Unschedule(waiting);
        End(Current!, EditionState.Withdrawn, now);
        Withdrawal = withdrawal;
    }

    private static void End(Edition edition, EditionState state, DateTime now)
    {
        MoveOn(edition, state);
        edition.EndedUtc = now;
    }

    private static void MoveOn(Edition edition, EditionState state)
    {
        edition.State = state;
        edition.Revision++;
    }

    private void Remember(Edition edition, Edition? before, DateTime now)
    {
        var change = new PublicChange(
            edition.Number, now, edition.ChangeKind, edition.ChangeNote, before is null ? [] : edition.DifferencesFrom(before), Convert.ToHexStringLower(edition.Hash));
        HistoryJson = JsonSerializer.Serialize(History.Append(change).TakeLast(LongestHistory));
    }

    private void SayChange(Edition edition, ChangeNote? change)
    {
        if (PublishedUtc is null)
            change = null;
        else if (change is null || change.Note.Length > Publishing.ChangeNote.LongestNote
            || (change.Kind == ChangeKind.Major && string.IsNullOrWhiteSpace(change.Note)))
            throw new RuleViolationException(
                "edition.change-note", $"Say what changes for readers: at most {Publishing.ChangeNote.LongestNote} characters, and not empty for a major change.");
        (edition.ChangeKind, edition.ChangeNote) = (change?.Kind, change?.Note ?? "");
    }

    private void Require(Edition edition, params ReadOnlySpan<EditionState> states)
    {
        if (edition.DocumentId != Id || !states.Contains(edition.State))
            throw new RuleViolationException("edition.not-draft", $"Edition {edition.Number} of '{Slug}' is no draft.");
    }

    private void RequireSubmitted(Edition edition)
    {
        if (edition.DocumentId != Id || edition.State != EditionState.Submitted)
            throw new RuleViolationException("edition.not-submitted", $"Edition {edition.Number} of '{Slug}' waits for no approval.");
    }

    private void RequireReleased(Edition edition)
    {
        Require(edition, EditionState.Draft, EditionState.Submitted, EditionState.Rejected);
        if (edition.AuthorIds.Count > 0 && edition.ApprovedBy is null)
            throw new RuleViolationException("edition.not-approved", $"Nobody has approved edition {edition.Number} of '{Slug}' yet. Submit it first.");
    }

    private static void RequireOther(Edition edition, Guid by)
    {
        if (edition.AuthorIds.Contains(by))
            throw new RuleViolationException("edition.own", "Whoever wrote or submitted a text doesn't approve it. Ask somebody else.");
    }

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
            throw new RuleViolationException("edition.reason", $"Give a reason of 1 to {LongestReason} characters.");
    }

    private void RequireSound(Withdrawal withdrawal)
    {
        if (!IsPublic)
            throw new RuleViolationException("document.not-public", $"'{Slug}' isn't public, so it can't be withdrawn.");
        if (string.IsNullOrWhiteSpace(withdrawal.Reason) || withdrawal.Reason.Length > Withdrawal.LongestReason)
            throw new RuleViolationException("withdrawal.reason", $"Give a reason of 1 to {Withdrawal.LongestReason} characters.");
        if (withdrawal is { Kind: WithdrawalKind.Consolidated, RedirectTo: null } or { Kind: WithdrawalKind.Withdrawn, RedirectTo: not null })
            throw new RuleViolationException("withdrawal.redirect", "What is consolidated leads to another page; what stays readable leads nowhere.");
    }
}
