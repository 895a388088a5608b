using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars;

/// <summary>What became of a circular that was taken in.</summary>
internal enum TakenCircular
{
    Unchanged,
    Drafted,
    Scheduled,
    Published,
}

/// <summary>Takes in what recipes and exports say of circulars, in one transaction with all that follows from it.</summary>
internal sealed class CircularIntake(NewsDbContext db, TenantDatabase database, CircularEditorial editorial, TimeProvider clock)
{
    /// <summary>
    /// Takes in what a source says of a circular: a new one, or a new edition. A source that says the same as last time changes nothing,
    /// even where editors went on from there.
    /// </summary>
    /// <exception cref="RuleViolationException"><c>slug.taken</c>, and what keeps a circular from being published</exception>
    public async Task<TakenCircular> TakeInAsync(CircularDraft draft, CancellationToken cancellationToken)
    {
        foreach (var text in draft.Later.Select(later => later.Text).Prepend(draft.Text))
            text.FieldsAs<CircularFields>().Check();
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = draft.Hash();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await FindAsync(draft, cancellationToken);
        if (document?.SourceHash is { } known && known.AsSpan().SequenceEqual(hash))
        {
            await transaction.CommitAsync(cancellationToken);
            return TakenCircular.Unchanged;
        }

        document = await PlaceAsync(document, draft, now, cancellationToken);
        document.SourceHash = hash;
        var first = new LaterCircularText(draft.Text, draft.PublishedUtc, draft.Publish);
        var outcome = await MoveOnAsync(
            document, first, draft.Origin?.Editions.ElementAtOrDefault(0), EarlierOf(draft.Origin?.UpdatedUtc, now), now, cancellationToken);
        if (draft.Origin?.History is { } history && document.IsPublic)
            document.TakeOverHistory(history);
        // Before what comes later: that may wait for its time already.
        await WithdrawAsync(document, draft.Origin?.Withdrawal, now, cancellationToken);
        foreach (var (i, later) in draft.Later.Index())
            await MoveOnAsync(document, later, draft.Origin?.Editions.ElementAtOrDefault(i + 1), later.PublishedUtc, now, cancellationToken);
        await editorial.FollowAsync(document, cancellationToken);
        await db.OldSlugs.LeadToAsync(document, draft.Origin?.OldSlugs ?? [], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private static DateTime? EarlierOf(DateTime? time, DateTime now) => time > now ? now : time;

    private async Task<Document?> FindAsync(CircularDraft draft, CancellationToken cancellationToken)
    {
        var circulars = db.Documents.Include(d => d.Editions).Where(d => d.Kind == Circular.Kind);
        var document = await circulars.SingleOrDefaultAsync(d => d.SourceId == draft.SourceId, cancellationToken);
        return document is null && draft.Origin is { DocumentId: var id }
            ? await circulars.SingleOrDefaultAsync(d => d.Id == id, cancellationToken)
            : document;
    }

    private async Task<Document> PlaceAsync(Document? document, CircularDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        if (document is null)
        {
            var slug = draft.Slug is null
                ? await editorial.FreeSlugAsync(Slug.From(draft.Text.Title), cancellationToken)
                : await editorial.RequireFreeAsync(draft.Slug, cancellationToken);
            document = Document.Begin(Circular.Kind, slug, draft.SourceId, now, draft.Origin?.DocumentId);
            db.Documents.Add(document);
        }
        else if (draft.Slug is not null && draft.Slug.Value != document.Slug)
        {
            await db.OldSlugs.MoveAsync(document, await editorial.RequireFreeAsync(draft.Slug, cancellationToken), cancellationToken);
        }

        return document;
    }

    private async Task<TakenCircular> MoveOnAsync(
        Document document, LaterCircularText wording, EditionOrigin? origin, DateTime? updatedUtc, DateTime now, CancellationToken cancellationToken)
    {
        var edition = db.Editions.Add(document.Draft(wording.Text, now)).Entity;
        if (origin is not null)
            edition.TakeOver(origin);
        if (!wording.Publish)
            return TakenCircular.Drafted;
        if (wording.PublishedUtc > now)
        {
            wording.Text.FieldsAs<CircularFields>().CheckPublic();
            await editorial.ScheduleAsync(document, edition, wording.PublishedUtc.Value, cancellationToken);
            return TakenCircular.Scheduled;
        }

        await editorial.PublishAsync(document, edition, wording.PublishedUtc ?? now, updatedUtc, cancellationToken);
        return TakenCircular.Published;
    }

    /// <summary>What was withdrawn in the portal that it was exported from is withdrawn here.</summary>
    private async Task WithdrawAsync(Document document, Withdrawal? withdrawal, DateTime now, CancellationToken cancellationToken)
    {
        if (withdrawal is null || !document.IsPublic)
            return;
        if (withdrawal.Utc > now)
            await editorial.PlanWithdrawalAsync(document, withdrawal, cancellationToken);
        else
            await editorial.WithdrawAsync(document, withdrawal, cancellationToken);
    }
}
