using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.PlainPages;

/// <summary>Puts plain pages before the public.</summary>
internal sealed class PagePublisher(PagesDbContext db, TenantDatabase database, TimeProvider clock)
{
    /// <summary>Publishes the page of that source: a new one, or a new edition where the source says something new.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="RuleViolationException"><c>slug.taken</c> and those of <see cref="Document.Draft"/></exception>
    public async Task<bool> PublishFromSourceAsync(string sourceId, Slug slug, DocumentText text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = CanonicalJson.Hash(new System.Text.Json.Nodes.JsonObject { ["slug"] = slug.Value, ["text"] = Convert.ToHexString(text.Hash()) });
        await using var transaction = await database.BeginAsync(cancellationToken);
        var document = await db.Documents.Include(d => d.Editions)
            .SingleOrDefaultAsync(d => d.Kind == PlainPage.Kind && d.SourceId == sourceId, cancellationToken);
        if (document?.SourceHash is { } known && known.AsSpan().SequenceEqual(hash))
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        if (await db.Documents.AnyAsync(d => d.Kind == PlainPage.Kind && d.Slug == slug.Value && d.SourceId != sourceId, cancellationToken))
            throw new RuleViolationException("slug.taken", $"Another page has the address '{slug}'. Choose another one.");
        if (document is null)
            db.Documents.Add(document = Document.Begin(PlainPage.Kind, slug, sourceId, now));
        else
            await db.OldSlugs.MoveAsync(document, slug, cancellationToken);
        document.SourceHash = hash;
        document.Publish(db.Editions.Add(document.Draft(text, now)).Entity, now, now);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
