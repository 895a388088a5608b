using JatengPortal.News.Circulars.Relations;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars;

/// <summary>A circular with the wording of its present edition.</summary>
internal sealed record CircularWithText(Circular Circular, string BodyHtml, string Fields, string HistoryJson)
{
    /// <summary>The parts of the letter.</summary>
    public CircularFields Letter => System.Text.Json.JsonSerializer.Deserialize<CircularFields>(Fields)!;
}

/// <summary>Another circular that this one has to do with.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="IsLater">Whether the other one does it to this one (diubah oleh, dicabut oleh).</param>
/// <param name="Other">The other one.</param>
public sealed record RelatedCircular(RelationKind Kind, bool IsLater, Circular Other);

/// <summary>Reads circulars for pages and feeds.</summary>
internal static class CircularQueries
{
    private const int MostRelated = 100;

    /// <summary>By slug; null where there is none.</summary>
    public static Task<CircularWithText?> FindCircularAsync(this NewsDbContext db, string slug, CancellationToken cancellationToken) =>
        db.Circulars.AsNoTracking().Where(circular => circular.Slug == slug)
            .Join(db.Editions, circular => circular.EditionId, edition => edition.Id,
                (circular, edition) => new { circular, edition.BodyHtml, edition.Fields })
            .Join(db.Documents, found => found.circular.Id, document => document.Id,
                (found, document) => new CircularWithText(found.circular, found.BodyHtml, found.Fields, document.HistoryJson))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The present slug of a circular that had this one before; null where none had.</summary>
    public static Task<string?> CircularMovedToAsync(this NewsDbContext db, string slug, CancellationToken cancellationToken) =>
        db.OldSlugs.Where(old => old.Kind == Circular.Kind && old.Slug == slug)
            .Join(db.Circulars, old => old.DocumentId, circular => circular.Id, (_, circular) => circular.Slug)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>What a circular does to others, then what others do to it, oldest first.</summary>
    public static async Task<IReadOnlyList<RelatedCircular>> RelatedToAsync(this NewsDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var done = await db.CircularRelations.AsNoTracking().Where(relation => relation.FromId == id)
            .Join(db.Circulars, relation => relation.ToId, other => other.Id, (relation, other) => new { relation.Kind, other })
            .OrderBy(one => one.other.PublishedUtc).ThenBy(one => one.other.Id).Take(MostRelated).ToListAsync(cancellationToken);
        var suffered = await db.CircularRelations.AsNoTracking().Where(relation => relation.ToId == id)
            .Join(db.Circulars, relation => relation.FromId, other => other.Id, (relation, other) => new { relation.Kind, other })
            .OrderBy(one => one.other.PublishedUtc).ThenBy(one => one.other.Id).Take(MostRelated).ToListAsync(cancellationToken);
        return
        [
            .. done.Select(one => new RelatedCircular(one.Kind, IsLater: false, one.other)),
            .. suffered.Select(one => new RelatedCircular(one.Kind, IsLater: true, one.other)),
        ];
    }
}
