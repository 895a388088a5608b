using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
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
        await db.OldSlugs.LeadToAsync(document, draft.Origin?.OldSlugs ?? [], cancellationToken);
        var heldByOthers = await db.OldAddresses.LeadToAsync(document, draft.OldPaths, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TakenArticle(outcome, document.Slug, heldByOthers);
    }

    /// <summary>Publishes the edition whose time has come; does nothing where none waits.</summary>
    public async Task PublishDueAsync(Guid documentId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await db.Documents.Include(d => d.Editions).SingleOrDefaultAsync(d => d.Id == documentId, cancellationToken);
        if (document?.Scheduled is { PublishedUtc: { } publishedUtc } edition)
            await PublishAsync(document, edition, publishedUtc, updatedUtc: null, transaction, cancellationToken);
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
                ? await FreeSlugAsync(draft.Slug ?? Slug.From(draft.Text.Title), cancellationToken)
                : await RequireFreeAsync(draft.Slug, cancellationToken);
            document = Document.Begin(Article.Kind, slug, draft.SourceId, now, draft.Origin?.DocumentId);
            db.Documents.Add(document);
        }
        else if (draft.Slug is not null && draft.Slug.Value != document.Slug)
        {
            // One that was numbered because its address was taken keeps its number while that is so.
            if (!draft.MayBeNumbered)
                await RequireFreeAsync(draft.Slug, cancellationToken);
            if (!draft.MayBeNumbered || !await IsAnothersAsync(draft.Slug, document, cancellationToken))
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
        await outbox.SendToParentAsync(
            new ArticlePublished(document.Id, article.Slug, article.Title, article.Summary, article.PublishedUtc), cancellationToken);
        transaction.ContentChanged();
    }

    private async Task LayOutAsync(Article article, Document document, Edition edition, CancellationToken cancellationToken)
    {
        var fields = edition.Text.FieldsAs<ArticleFields>();
        article.EditionId = edition.Id;
        article.Slug = document.Slug;
        article.Title = edition.Title;
        article.Summary = edition.Summary;
        article.AuthorLine = fields.Author;
        article.Dateline = fields.Dateline;
        article.CoverPath = fields.CoverPath;
        article.CoverAlt = fields.CoverAlt;
        article.Sources = string.Join('\n', fields.Sources);
        article.PublishedUtc = document.PublishedUtc!.Value;
        article.UpdatedUtc = document.UpdatedUtc!.Value;
        article.CategoryName = fields.Category;
        article.CategorySlug = fields.Category is null ? null : Slug.From(fields.Category).Value;
        if (article.CategorySlug is not null && await db.Categories.FindAsync([article.CategorySlug], cancellationToken) is null)
            db.Categories.Add(new Category { Slug = article.CategorySlug, Name = fields.Category! });

        var tags = fields.Tags.Select(Tag.Of).DistinctBy(tag => tag.Slug).ToList();
        article.TagNames = string.Join('\n', tags.Select(tag => tag.Name));
        var slugs = tags.ConvertAll(tag => tag.Slug);
        var before = await db.ArticleTags.Where(tag => tag.ArticleId == article.Id).ToListAsync(cancellationToken);
        db.ArticleTags.RemoveRange(before.Where(tag => !slugs.Contains(tag.TagSlug)));
        var known = await db.Tags.Where(tag => slugs.Contains(tag.Slug)).Select(tag => tag.Slug).ToListAsync(cancellationToken);
        db.Tags.AddRange(tags.FindAll(tag => !known.Contains(tag.Slug)));
        foreach (var slug in slugs.Except(before.Select(tag => tag.TagSlug)))
            db.ArticleTags.Add(new ArticleTag { ArticleId = article.Id, TagSlug = slug, PublishedUtc = article.PublishedUtc });
    }

    private async Task<Slug> RequireFreeAsync(Slug slug, CancellationToken cancellationToken) => await IsTakenAsync(slug, cancellationToken)
        ? throw new RuleViolationException("slug.taken", $"The address '{slug}' is taken. Choose another one.")
        : slug;

    private async Task<Slug> FreeSlugAsync(Slug slug, CancellationToken cancellationToken)
    {
        var free = slug;
        for (var number = 2; await IsTakenAsync(free, cancellationToken) || await WasTakenAsync(free, cancellationToken); number++)
            free = slug.Numbered(number);
        return free;
    }

    /// <summary>Links to another article still lead here: only who names the address on purpose may have it.</summary>
    private Task<bool> WasTakenAsync(Slug slug, CancellationToken cancellationToken) =>
        db.OldSlugs.AnyAsync(old => old.Kind == Article.Kind && old.Slug == slug.Value, cancellationToken);

    private async Task<bool> IsAnothersAsync(Slug slug, Document document, CancellationToken cancellationToken) =>
        await IsTakenAsync(slug, cancellationToken)
        || await db.OldSlugs.AnyAsync(
            old => old.Kind == Article.Kind && old.Slug == slug.Value && old.DocumentId != document.Id, cancellationToken);

    private async Task<bool> IsTakenAsync(Slug slug, CancellationToken cancellationToken) =>
        // A page of the module stands at this address and would hide the article.
        Article.PathOf(slug.Value) == ListNetwork.Path
        || await db.Documents.AnyAsync(document => document.Kind == Article.Kind && document.Slug == slug.Value, cancellationToken);
}
