using System.Runtime.CompilerServices;
using JatengPortal.Kernel.Recipes.Content;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing;

/// <summary>A document with what belongs into an export of it.</summary>
/// <param name="Document">Without its editions.</param>
/// <param name="Editions">What is not over: the one that the public reads or read last, the one that waits for its time, and a draft after them.</param>
/// <param name="Origin">For the item that stands for it.</param>
public sealed record ExportedDocument(Document Document, IReadOnlyList<Edition> Editions, OriginPart Origin);

/// <summary>Reads documents for exports.</summary>
public static class ExportedDocuments
{
    // Four queries a page; a body may have a megabyte.
    private const int PageSize = 200;

    /// <summary>Every document of a kind that has something to export, oldest first, a page in memory at a time.</summary>
    /// <param name="db">A module's context with <see cref="PublishingModel.AddPublishing"/> and <see cref="OldAddresses.AddOldAddresses"/>.</param>
    /// <param name="kind">See <see cref="Document.Kind"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async IAsyncEnumerable<ExportedDocument> DocumentsAsync(
        this DbContext db, string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var after = last;
            var documents = await db.Set<Document>().AsNoTracking().Where(document => document.Kind == kind && document.Id.CompareTo(after) > 0)
                .OrderBy(document => document.Id).Take(PageSize).ToListAsync(cancellationToken);
            if (documents.Count == 0)
                yield break;
            last = documents[^1].Id;
            foreach (var exported in await WithPartsAsync(db, kind, documents, cancellationToken))
                yield return exported;
        }
    }

    /// <summary>These documents of a kind in this order, as far as they have something to export, a page in memory at a time.</summary>
    /// <param name="db">A module's context with <see cref="PublishingModel.AddPublishing"/> and <see cref="OldAddresses.AddOldAddresses"/>.</param>
    /// <param name="kind">See <see cref="Document.Kind"/>.</param>
    /// <param name="order">Ids.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async IAsyncEnumerable<ExportedDocument> DocumentsAsync(
        this DbContext db, string kind, IReadOnlyList<Guid> order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var ids in order.Chunk(PageSize))
        {
            var found = await db.Set<Document>().AsNoTracking().Where(document => document.Kind == kind && ids.Contains(document.Id))
                .ToDictionaryAsync(document => document.Id, cancellationToken);
            foreach (var exported in await WithPartsAsync(db, kind, [.. ids.Where(found.ContainsKey).Select(id => found[id])], cancellationToken))
                yield return exported;
        }
    }

    private static async Task<IEnumerable<ExportedDocument>> WithPartsAsync(
        DbContext db, string kind, List<Document> documents, CancellationToken cancellationToken)
    {
        var ids = documents.ConvertAll(document => document.Id);
        var editions = (await db.Set<Edition>().AsNoTracking()
            .Where(edition => ids.Contains(edition.DocumentId) && edition.State != EditionState.Superseded)
            .OrderBy(edition => edition.Number).ToListAsync(cancellationToken)).ToLookup(edition => edition.DocumentId);
        var slugs = (await db.Set<OldSlug>().AsNoTracking().Where(old => old.Kind == kind && ids.Contains(old.DocumentId))
            .OrderBy(old => old.Slug).ToListAsync(cancellationToken)).ToLookup(old => old.DocumentId, old => old.Slug);
        var paths = (await db.Set<OldAddress>().AsNoTracking().Where(old => ids.Contains(old.DocumentId))
            .OrderBy(old => old.Path).ToListAsync(cancellationToken)).ToLookup(old => old.DocumentId, old => old.Path);
        return documents.Select(document => (document, present: NotOver(document, editions[document.Id]))).Where(one => one.present.Count > 0)
            .Select(one => new ExportedDocument(one.document, one.present, OriginOf(one.document, one.present, slugs[one.document.Id], paths[one.document.Id])));
    }

    /// <summary>Of several drafts the last one counts, and none that is older than what the public reads.</summary>
    private static List<Edition> NotOver(Document document, IEnumerable<Edition> editions)
    {
        var all = editions.ToList();
        var current = all.Find(edition => edition.Id == document.CurrentEditionId);
        var draft = all.FindLast(edition => IsOnItsWay(edition.State) && edition.Number > (current?.Number ?? 0));
        return [.. all.Where(edition => edition == current || edition == draft || edition.State == EditionState.Scheduled)
            .OrderBy(edition => edition == current ? 0 : edition.Number)];
    }

    private static bool IsOnItsWay(EditionState state) => state is EditionState.Draft or EditionState.Submitted or EditionState.Rejected;

    private static OriginPart OriginOf(Document document, List<Edition> editions, IEnumerable<string> slugs, IEnumerable<string> paths) => new()
    {
        // Of a source alone there is nothing to say.
        Editions = editions.TrueForAll(edition => edition.AuthorIds.Count == 0) ? [] : editions.ConvertAll(EditionOrigin.Of),
        DocumentId = document.Id,
        SourceId = document.SourceId,
        SourceHash = document.SourceHash is null ? null : Convert.ToHexStringLower(document.SourceHash),
        UpdatedUtc = document.UpdatedUtc,
        Withdrawal = document.Withdrawal,
        History = document.PublishedUtc is null ? null : document.HistoryJson,
        OldSlugs = [.. slugs],
        // They are decoded when they are read, as every address is.
        OldPaths = [.. paths.Select(path => path.Replace("%", "%25", StringComparison.Ordinal))],
    };
}
