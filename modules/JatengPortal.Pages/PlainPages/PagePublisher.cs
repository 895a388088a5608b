using System.Text.Json.Nodes;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Rules;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.PlainPages;

/// <summary>Puts plain pages before the public.</summary>
internal sealed class PagePublisher(PagesDbContext db, TenantDatabase database, TimeProvider clock) : IPlainPages
{
    public Feature Feature => PagesModule.Pages;

    /// <summary>Publishes the page of that source: a new one, or a new edition where the source says something new.</summary>
    /// <param name="sourceId">Stable id within the source.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="text">What readers see.</param>
    /// <param name="publishedUtc">Its public date; null for now.</param>
    /// <param name="origin">What it was in the portal that it was exported from; null for what comes from elsewhere.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="RuleViolationException"><c>slug.taken</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<bool> PublishFromSourceAsync(
        string sourceId, Slug slug, DocumentText text, DateTime? publishedUtc, OriginPart? origin, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = origin?.ReadSourceHash()
            ?? CanonicalJson.Hash(new JsonObject { ["slug"] = slug.Value, ["text"] = Convert.ToHexString(text.Hash()) });
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await FindAsync(sourceId, cancellationToken);
        if (document is null && origin is { DocumentId: var id })
            document = await Pages.SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (SaysTheSame(document, hash))
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        if (slug.Value != document?.Slug && await IsTakenAsync(slug, sourceId, cancellationToken))
            throw new RuleViolationException("slug.taken", $"Another page has the address '{slug}'. Choose another one.");
        document = await PlaceAsync(document, sourceId, slug, now, cancellationToken, origin?.DocumentId);
        Publish(document, hash, text, EarlierOf(publishedUtc ?? now, now), now, origin?.UpdatedUtc is { } updated ? EarlierOf(updated, now) : null);
        if (origin?.History is { } history)
            document.TakeOverHistory(history);
        await db.OldSlugs.LeadToAsync(document, origin?.OldSlugs ?? [], cancellationToken);
        await db.OldAddresses.LeadToAsync(document, origin?.ReadOldPaths() ?? [], cancellationToken);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public async Task<TakenPage> TakeInAsync(ImportedPage page, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = CanonicalJson.Hash(new JsonObject
        {
            ["slug"] = page.Slug.Value,
            ["text"] = Convert.ToHexString(page.Text.Hash()),
            ["published"] = page.PublishedUtc.ToString("O"),
            ["old"] = string.Join('\n', page.OldPaths),
        });
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await FindAsync(page.SourceId, cancellationToken);
        if (SaysTheSame(document, hash))
        {
            await transaction.CommitAsync(cancellationToken);
            return new TakenPage(false, document!.Slug, []);
        }

        // One that was numbered because its address was taken keeps its number while that is so.
        var slug = document is null || !await IsTakenAsync(page.Slug, page.SourceId, cancellationToken)
            ? await FreeSlugAsync(page.Slug, page.SourceId, cancellationToken)
            : Slug.Parse(document.Slug);
        document = await PlaceAsync(document, page.SourceId, slug, now, cancellationToken);
        Publish(document, hash, page.Text, page.PublishedUtc, now);
        var heldByOthers = await db.OldAddresses.LeadToAsync(document, page.OldPaths, cancellationToken);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return new TakenPage(true, document.Slug, heldByOthers);
    }

    private IQueryable<Document> Pages => db.Documents.Include(d => d.Editions).Where(d => d.Kind == PlainPage.Kind);

    private static DateTime EarlierOf(DateTime time, DateTime now) => time > now ? now : time;

    private Task<Document?> FindAsync(string sourceId, CancellationToken cancellationToken) =>
        Pages.SingleOrDefaultAsync(d => d.SourceId == sourceId, cancellationToken);

    private static bool SaysTheSame(Document? document, byte[] hash) =>
        document?.SourceHash is { } known && known.AsSpan().SequenceEqual(hash);

    private Task<bool> IsTakenAsync(Slug slug, string sourceId, CancellationToken cancellationToken) =>
        db.Documents.AnyAsync(d => d.Kind == PlainPage.Kind && d.Slug == slug.Value && d.SourceId != sourceId, cancellationToken);

    private async Task<Slug> FreeSlugAsync(Slug slug, string sourceId, CancellationToken cancellationToken)
    {
        var free = slug;
        for (var number = 2; await IsTakenAsync(free, sourceId, cancellationToken); number++)
            free = slug.Numbered(number);
        return free;
    }

    private async Task<Document> PlaceAsync(
        Document? document, string sourceId, Slug slug, DateTime now, CancellationToken cancellationToken, Guid? id = null)
    {
        if (document is null)
            db.Documents.Add(document = Document.Begin(PlainPage.Kind, slug, sourceId, now, id));
        else
            await db.OldSlugs.MoveAsync(document, slug, cancellationToken);
        return document;
    }

    private void Publish(Document document, byte[] hash, DocumentText text, DateTime publishedUtc, DateTime now, DateTime? updatedUtc = null)
    {
        document.SourceHash = hash;
        document.Publish(db.Editions.Add(document.Draft(text, now)).Entity, publishedUtc, now, updatedUtc);
    }
}
