using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles.Editing;
using JatengPortal.News.Data;
using JatengPortal.News.Network;
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

/// <summary>Takes articles in and puts them before the public, in one transaction with all that follows from it.</summary>
internal sealed class ArticlePublisher(NewsDbContext db, TenantDatabase database, Outbox outbox, DueTable due, TimeProvider clock)
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
        var outcome = await MoveOnAsync(document, first, EarlierOf(draft.Origin?.UpdatedUtc, now), now, transaction, cancellationToken);
        foreach (var later in draft.Later)
            await MoveOnAsync(document, later, later.PublishedUtc, now, transaction, cancellationToken);
        await db.FollowAsync(document, cancellationToken);
        await db.OldSlugs.LeadToAsync(document, draft.Origin?.OldSlugs ?? [], cancellationToken);
        var heldByOthers = await db.OldAddresses.LeadToAsync(document, draft.OldPaths, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TakenArticle(outcome, document.Slug, heldByOthers);
    }

    /// <summary>Publishes the edition whose time has come.</summary>
    /// <returns>The article; null where none waits.</returns>
    public async Task<Document?> PublishDueAsync(Guid documentId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await db.OpenArticleAsync(documentId, cancellationToken);
        if (document?.Scheduled is { PublishedUtc: { } publishedUtc } edition)
        {
            await PublishAsync(document, edition, publishedUtc, updatedUtc: null, transaction, cancellationToken);
            await db.FollowAsync(document, cancellationToken);
        }
        else
        {
            document = null;
        }

        await transaction.CommitAsync(cancellationToken);
        return document;
    }

    /// <summary>Puts an editor's draft before the public: now, or when its time comes.</summary>
    /// <param name="document">With its draft, its scheduled and its current edition.</param>
    /// <param name="edition">The draft.</param>
    /// <param name="atUtc">When; null for now.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RuleViolationException">Those of <see cref="ArticleFields.Check"/> and <see cref="Document.Publish"/></exception>
    public async Task ReleaseAsync(Document document, Edition edition, DateTime? atUtc, CancellationToken cancellationToken)
    {
        edition.Text.FieldsAs<ArticleFields>().Check();
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (atUtc > now)
        {
            document.Schedule(edition, atUtc.Value, now);
            await due.ScheduleAsync(PublishDueArticle.Kind, document.Id.ToString(), atUtc.Value, cancellationToken);
        }
        else
        {
            await PublishAsync(document, edition, now, updatedUtc: null, transaction, cancellationToken);
        }

        await db.FollowAsync(document, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Makes what waits for its time a draft again.</summary>
    /// <exception cref="RuleViolationException"><c>edition.not-scheduled</c></exception>
    public async Task RecallAsync(Document document, Edition edition, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        document.Unschedule(edition);
        await due.CancelAsync(PublishDueArticle.Kind, document.Id.ToString(), cancellationToken);
        await db.FollowAsync(document, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Gives a published article another address; the former one leads to it.</summary>
    /// <exception cref="RuleViolationException"><c>slug.taken</c></exception>
    public async Task MoveAsync(Document document, Slug slug, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await db.OldSlugs.MoveAsync(document, await db.RequireFreeAsync(slug, cancellationToken), cancellationToken);
        var article = (await db.Articles.FindAsync([document.Id], cancellationToken))!;
        article.Slug = document.Slug;
        await TellParentAsync(article, cancellationToken);
        transaction.ContentChanged();
        await db.FollowAsync(document, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
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
                ? await db.FreeSlugAsync(draft.Slug ?? Slug.From(draft.Text.Title), cancellationToken)
                : await db.RequireFreeAsync(draft.Slug, cancellationToken);
            document = Document.Begin(Article.Kind, slug, draft.SourceId, now, draft.Origin?.DocumentId);
            db.Documents.Add(document);
        }
        else if (draft.Slug is not null && draft.Slug.Value != document.Slug)
        {
            // One that was numbered because its address was taken keeps its number while that is so.
            if (!draft.MayBeNumbered)
                await db.RequireFreeAsync(draft.Slug, cancellationToken);
            if (!draft.MayBeNumbered || !await db.IsAnothersAsync(draft.Slug, document, cancellationToken))
                await db.OldSlugs.MoveAsync(document, draft.Slug, cancellationToken);
        }

        return document;
    }

    private async Task<TakenIn> MoveOnAsync(
        Document document, LaterWording wording, DateTime? updatedUtc, DateTime now, TenantTransaction transaction, CancellationToken cancellationToken)
    {
        var edition = db.Editions.Add(document.Draft(wording.Text, now)).Entity;
        if (!wording.Publish)
            return TakenIn.Drafted;
        if (wording.PublishedUtc > now)
        {
            document.Schedule(edition, wording.PublishedUtc.Value, now);
            await due.ScheduleAsync(PublishDueArticle.Kind, document.Id.ToString(), wording.PublishedUtc.Value, cancellationToken);
            return TakenIn.Scheduled;
        }

        await PublishAsync(document, edition, wording.PublishedUtc ?? now, updatedUtc, transaction, cancellationToken);
        return TakenIn.Published;
    }

    private async Task PublishAsync(
        Document document, Edition edition, DateTime publishedUtc, DateTime? updatedUtc, TenantTransaction transaction,
        CancellationToken cancellationToken)
    {
        document.Publish(edition, publishedUtc, clock.GetUtcNow().UtcDateTime, updatedUtc);
        var article = await db.Articles.FindAsync([document.Id], cancellationToken);
        if (article is null)
        {
            article = new Article
            {
                Id = document.Id,
                EditionId = edition.Id,
                Slug = document.Slug,
                Title = edition.Title,
                Summary = edition.Summary,
                PublishedUtc = document.PublishedUtc!.Value,
                UpdatedUtc = document.UpdatedUtc!.Value,
            };
            db.Articles.Add(article);
        }

        await LayOutAsync(article, document, edition, cancellationToken);
        await TellParentAsync(article, cancellationToken);
        transaction.ContentChanged();
    }

    private Task TellParentAsync(Article article, CancellationToken cancellationToken) => outbox.SendToParentAsync(
        new ArticlePublished(article.Id, article.Slug, article.Title, article.Summary, article.PublishedUtc), cancellationToken);

    private async Task LayOutAsync(Article article, Document document, Edition edition, CancellationToken cancellationToken)
    {
        article.Say(edition);
        article.Slug = document.Slug;
        article.PublishedUtc = document.PublishedUtc!.Value;
        article.UpdatedUtc = document.UpdatedUtc!.Value;
        if (article.CategorySlug is not null && await db.Categories.FindAsync([article.CategorySlug], cancellationToken) is null)
            db.Categories.Add(new Category { Slug = article.CategorySlug, Name = article.CategoryName! });

        var tags = article.Tags.ToList();
        var slugs = tags.ConvertAll(tag => tag.Slug);
        var before = await db.ArticleTags.Where(tag => tag.ArticleId == article.Id).ToListAsync(cancellationToken);
        db.ArticleTags.RemoveRange(before.Where(tag => !slugs.Contains(tag.TagSlug)));
        var known = await db.Tags.Where(tag => slugs.Contains(tag.Slug)).Select(tag => tag.Slug).ToListAsync(cancellationToken);
        db.Tags.AddRange(tags.FindAll(tag => !known.Contains(tag.Slug)));
        foreach (var slug in slugs.Except(before.Select(tag => tag.TagSlug)))
            db.ArticleTags.Add(new ArticleTag { ArticleId = article.Id, TagSlug = slug, PublishedUtc = article.PublishedUtc });
    }
}
