using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.News.Data;

namespace JatengPortal.News.Articles.Editing;

/// <summary>What became of what an editor saved.</summary>
/// <param name="Document">The article as it is now.</param>
/// <param name="IsConflict">Whether somebody else changed it since the editor opened it, so that nothing was saved.</param>
internal sealed record SavedArticle(Document Document, bool IsConflict);

/// <summary>Where editors write: begins, revises and discards drafts, each in one transaction with its row in the list and its trace.</summary>
internal sealed class ArticleDesk(NewsDbContext db, TenantDatabase database, CurrentAccount current, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Begins a new article.</summary>
    /// <exception cref="RuleViolationException"><c>slug.taken</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<Document> BeginAsync(ArticleForm form, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var transaction = await database.BeginAsync(cancellationToken);
        var slug = form.Slug.Length == 0
            ? await db.FreeSlugAsync(Slug.From(form.Title), cancellationToken)
            : await db.RequireFreeAsync(Slug.Parse(form.Slug), cancellationToken);
        var document = Document.Begin(Article.Kind, slug, sourceId: null, now);
        db.Documents.Add(document);
        var edition = db.Editions.Add(document.Draft(form.ToText(), now, current.Account!.Id)).Entity;
        await NoteAsync("article.drafted", document, null, ArticleTrace.Of(document, edition), cancellationToken);
        await KeepAsync(document, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return document;
    }

    /// <summary>Revises the draft of an article, or begins one after what the public reads or what waits for its time.</summary>
    /// <returns>Null where there is no such article any more.</returns>
    /// <exception cref="RuleViolationException"><c>slug.taken</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<SavedArticle?> SaveAsync(Guid id, ArticleForm form, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await db.OpenArticleAsync(id, cancellationToken) is not { Working: { } working } document)
            return null;
        if (form.Basis != ArticleForm.BasisOf(working))
            return new SavedArticle(document, IsConflict: true);
        var before = ArticleTrace.Of(document, working);
        if (document.PublishedUtc is null && form.Slug.Length > 0 && form.Slug != document.Slug)
        {
            // Nobody has read it there yet: the former address leads nowhere.
            document.MoveTo(await db.RequireFreeAsync(Slug.Parse(form.Slug), cancellationToken));
        }

        if (working == document.NextDraft)
            document.Revise(working, form.ToText(), now);
        else
            working = db.Editions.Add(document.Draft(form.ToText(), now, current.Account!.Id)).Entity;
        await NoteAsync("article.changed", document, before, ArticleTrace.Of(document, working), cancellationToken);
        await KeepAsync(document, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SavedArticle(document, IsConflict: false);
    }

    /// <summary>Throws the draft away; an article that has nothing else goes with it.</summary>
    /// <returns>The article that is left; null where none is.</returns>
    /// <exception cref="RuleViolationException"><c>article.changed-meanwhile</c></exception>
    public async Task<Document?> DiscardAsync(Guid id, string basis, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await db.OpenArticleAsync(id, cancellationToken) is not { NextDraft: { } draft } document || ArticleForm.BasisOf(draft) != basis)
            throw ChangedMeanwhile();
        await NoteAsync("article.draft-discarded", document, ArticleTrace.Of(document, draft), null, cancellationToken);
        document.Discard(draft);
        db.Editions.Remove(draft);
        if (document.Working is null)
        {
            db.ArticleRows.Remove((await db.ArticleRows.FindAsync([id], cancellationToken))!);
            db.Documents.Remove(document);
        }
        else
        {
            await db.FollowAsync(document, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return document.Working is null ? null : document;
    }

    public static RuleViolationException ChangedMeanwhile() =>
        new("article.changed-meanwhile", "Somebody else changed the article in the meantime.");

    /// <summary>Notes what was done with an article, in the transaction that does it.</summary>
    public Task NoteAsync(string action, Document document, object? before, object? after, CancellationToken cancellationToken) =>
        audit.RecordAsync(database, new AuditFact(action, Article.PathOf(document.Slug)) { Before = before, After = after }, cancellationToken);

    private DateTime Now => StoredTime.Of(clock.GetUtcNow().UtcDateTime);

    private async Task KeepAsync(Document document, CancellationToken cancellationToken)
    {
        var account = current.Account!;
        if (await db.Writers.FindAsync([account.Id], cancellationToken) is { } writer)
            writer.Name = account.DisplayName;
        else
            db.Writers.Add(new Writer { Id = account.Id, Name = account.DisplayName });
        await db.FollowAsync(document, cancellationToken);
    }
}
