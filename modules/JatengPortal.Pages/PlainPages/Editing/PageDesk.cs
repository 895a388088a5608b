using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.PlainPages.Editing;

/// <summary>What became of what an editor saved.</summary>
/// <param name="Page">As it is now.</param>
/// <param name="IsConflict">Whether somebody else changed it since the editor opened it, so that nothing was saved.</param>
internal sealed record SavedPage(Document Page, bool IsConflict);

/// <summary>Where plain pages are written: what is saved, readers see at once; each in one transaction with its trace.</summary>
internal sealed class PageDesk(PagesDbContext db, TenantDatabase database, CurrentAccount current, IAuditTrail audit, TimeProvider clock)
{

    /// <summary>The page with the edition that the public reads and the last one; null where there is none.</summary>
    public async Task<Document?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var page = await db.Documents.SingleOrDefaultAsync(
            document => document.Id == id && document.Kind == PlainPage.Kind && document.CurrentEditionId != null, cancellationToken);
        if (page is null)
            return null;
        // The last one too: the next edition's number follows it.
        var last = await db.Editions.Where(edition => edition.DocumentId == id).MaxAsync(edition => edition.Number, cancellationToken);
        await db.Editions.Where(edition => edition.DocumentId == id && (edition.Id == page.CurrentEditionId || edition.Number == last))
            .OrderBy(edition => edition.Number).LoadAsync(cancellationToken);
        return page;
    }

    /// <summary>Publishes a new page.</summary>
    /// <exception cref="RuleViolationException"><c>slug.taken</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<Document> BeginAsync(PageForm form, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var slug = form.Slug.Length == 0
            ? await FreeSlugAsync(Slug.From(form.Title), cancellationToken)
            : await RequireFreeAsync(Slug.Parse(form.Slug), cancellationToken);
        var page = Document.Begin(PlainPage.Kind, slug, sourceId: null, Now);
        db.Documents.Add(page);
        Publish(page, form);
        await NoteAsync("page.published", page, null, TraceOf(page), cancellationToken);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return page;
    }

    /// <summary>Publishes the next wording of a page.</summary>
    /// <returns>Null where there is no such page any more.</returns>
    /// <exception cref="RuleViolationException"><c>slug.taken</c>, <c>page.required</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<SavedPage?> SaveAsync(Guid id, PageForm form, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await OpenAsync(id, cancellationToken) is not { Current: not null } page)
            return null;
        if (form.Basis != page.CurrentEditionId!.Value.ToString("N"))
            return new SavedPage(page, IsConflict: true);
        var before = TraceOf(page);
        if (form.Slug.Length > 0 && form.Slug != page.Slug)
        {
            if (PlainPage.AtTop.Contains(page.Slug))
                throw new RuleViolationException("page.required", $"Every site has a page at /{page.Slug}.");
            await db.OldSlugs.MoveAsync(page, await RequireFreeAsync(Slug.Parse(form.Slug), cancellationToken), cancellationToken);
        }

        Publish(page, form);
        await NoteAsync("page.changed", page, before, TraceOf(page), cancellationToken);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return new SavedPage(page, IsConflict: false);
    }

    /// <summary>Takes a page off the site, with all its editions.</summary>
    /// <returns>False where somebody changed it meanwhile, or it is gone.</returns>
    /// <exception cref="RuleViolationException"><c>page.required</c></exception>
    public async Task<bool> DeleteAsync(Guid id, string basis, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await OpenAsync(id, cancellationToken) is not { Current: { } shown } page || shown.Id.ToString("N") != basis)
            return false;
        if (PlainPage.AtTop.Contains(page.Slug))
            throw new RuleViolationException("page.required", $"Every site has a page at /{page.Slug}.");
        await NoteAsync("page.deleted", page, TraceOf(page), null, cancellationToken);
        db.OldSlugs.RemoveRange(await db.OldSlugs.Where(old => old.DocumentId == id).ToListAsync(cancellationToken));
        db.Documents.Remove(page);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private DateTime Now => StoredTime.Of(clock.GetUtcNow().UtcDateTime);

    private void Publish(Document page, PageForm form)
    {
        var edition = db.Editions.Add(page.Draft(form.ToText(), Now, current.Account!.Id)).Entity;
        page.ReleaseAlone(edition, current.Account.Id);
        page.Publish(edition, Now, Now);
    }

    private Task NoteAsync(string action, Document page, object? before, object? after, CancellationToken cancellationToken) =>
        audit.RecordAsync(database, new AuditFact(action, PlainPage.PathOf(page.Slug)) { Before = before, After = after }, cancellationToken);

    private static object TraceOf(Document page) => new
    {
        address = PlainPage.PathOf(page.Slug), edition = page.Current!.Number, title = page.Current.Title, summary = page.Current.Summary,
        body = TracedText.Of(page.Current.Body),
    };

    private async Task<Slug> RequireFreeAsync(Slug slug, CancellationToken cancellationToken) => await IsTakenAsync(slug, cancellationToken)
        ? throw new RuleViolationException("slug.taken", $"Another page has the address '{slug}'. Choose another one.")
        : slug;

    private async Task<Slug> FreeSlugAsync(Slug slug, CancellationToken cancellationToken)
    {
        var free = slug;
        for (var number = 2; await IsTakenAsync(free, cancellationToken); number++)
            free = slug.Numbered(number);
        return free;
    }

    private Task<bool> IsTakenAsync(Slug slug, CancellationToken cancellationToken) =>
        db.Documents.AnyAsync(document => document.Kind == PlainPage.Kind && document.Slug == slug.Value, cancellationToken);
}
