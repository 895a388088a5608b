using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>What became of an article that was taken in.</summary>
internal enum TakenIn
{
    Unchanged,
    Drafted,
    Scheduled,
    Published,
}

/// <summary>An article that was taken in.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Slug">Where it stands now.</param>
/// <param name="HeldByOthers">Those of its old paths that lead to another article already, and go on to.</param>
internal sealed record TakenArticle(TakenIn Outcome, string Slug, IReadOnlyList<OldPath> HeldByOthers);

/// <summary>Takes in what recipes, exports and files say, in one transaction with all that follows from it.</summary>
internal sealed class ArticleIntake(NewsDbContext db, TenantDatabase database, ArticleEditorial editorial, TimeProvider clock)
{
    /// <summary>
    /// Takes in what a source says of an article: a new article, or a new edition. A source that says the same as last time
    /// changes nothing, even where editors went on from there.
    /// </summary>
    /// <exception cref="RuleViolationException"><c>slug.taken</c>, those of <see cref="ArticleFields.Check"/> and <see cref="Document.Draft"/></exception>
    public async Task<TakenArticle> TakeInAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        foreach (var text in draft.Later.Select(later => later.Text).Prepend(draft.Text))
            text.FieldsAs<ArticleFields>().Check();
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = draft.Hash();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await FindAsync(draft, cancellationToken);
        if (document?.SourceHash is { } known && known.AsSpan().SequenceEqual(hash))
        {
            await transaction.CommitAsync(cancellationToken);
            return new TakenArticle(TakenIn.Unchanged, document.Slug, []);
        }

        document = await PlaceAsync(document, draft, now, cancellationToken);
        document.SourceHash = hash;
        var first = new LaterWording(draft.Text, draft.PublishedUtc, draft.Publish);
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
        var heldByOthers = await db.OldAddresses.LeadToAsync(document, draft.OldPaths, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TakenArticle(outcome, document.Slug, heldByOthers);
    }

    private static DateTime? EarlierOf(DateTime? time, DateTime now) => time > now ? now : time;

    private async Task<Document?> FindAsync(ArticleDraft draft, CancellationToken cancellationToken)
    {
        var articles = db.Documents.Include(d => d.Editions).Where(d => d.Kind == Article.Kind);
        var document = await articles.SingleOrDefaultAsync(d => d.SourceId == draft.SourceId, cancellationToken);
        return document is null && draft.Origin is { DocumentId: var id }
            ? await articles.SingleOrDefaultAsync(d => d.Id == id, cancellationToken)
            : document;
    }

    private async Task<Document> PlaceAsync(Document? document, ArticleDraft draft, DateTime now, CancellationToken cancellationToken)
    {
        if (document is null)
        {
            var slug = draft.Slug is null || draft.MayBeNumbered
                ? await editorial.FreeSlugAsync(draft.Slug ?? Slug.From(draft.Text.Title), cancellationToken)
                : await editorial.RequireFreeAsync(draft.Slug, cancellationToken);
            document = Document.Begin(Article.Kind, slug, draft.SourceId, now, draft.Origin?.DocumentId);
            db.Documents.Add(document);
        }
        else if (draft.Slug is not null && draft.Slug.Value != document.Slug)
        {
            // One that was numbered because its address was taken keeps its number while that is so.
            if (!draft.MayBeNumbered)
                await editorial.RequireFreeAsync(draft.Slug, cancellationToken);
            if (!draft.MayBeNumbered || !await editorial.IsAnothersAsync(draft.Slug, document, cancellationToken))
                await db.OldSlugs.MoveAsync(document, draft.Slug, cancellationToken);
        }

        return document;
    }

    private async Task<TakenIn> MoveOnAsync(
        Document document, LaterWording wording, EditionOrigin? origin, DateTime? updatedUtc, DateTime now, CancellationToken cancellationToken)
    {
        var edition = db.Editions.Add(document.Draft(wording.Text, now)).Entity;
        if (origin is not null)
            edition.TakeOver(origin);
        if (!wording.Publish)
            return TakenIn.Drafted;
        if (wording.PublishedUtc > now)
        {
            await editorial.ScheduleAsync(document, edition, wording.PublishedUtc.Value, cancellationToken);
            return TakenIn.Scheduled;
        }

        await editorial.PublishAsync(document, edition, wording.PublishedUtc ?? now, updatedUtc, cancellationToken);
        return TakenIn.Published;
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
