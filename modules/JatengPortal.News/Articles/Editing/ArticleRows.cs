using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Keeps the editors' list beside the documents.</summary>
internal static class ArticleRows
{
    /// <summary>Lets the article's row say what the document is now; saved by the caller's transaction.</summary>
    public static async Task FollowAsync(this NewsDbContext db, Document document, CancellationToken cancellationToken)
    {
        var row = await db.ArticleRows.FindAsync([document.Id], cancellationToken);
        if (row is null)
            db.ArticleRows.Add(row = new ArticleRow { Id = document.Id });
        row.Follow(document);
    }

    /// <summary>The document with the editions that are not over; null where there is no such article.</summary>
    public static async Task<Document?> OpenArticleAsync(this NewsDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == id && d.Kind == Article.Kind, cancellationToken);
        if (document is null)
            return null;
        // The last one too, whatever it is: the next edition's number follows it. All others may be many, and long.
        var last = await db.Editions.Where(edition => edition.DocumentId == id).MaxAsync(edition => edition.Number, cancellationToken);
        await db.Editions.Where(edition => edition.DocumentId == id && (edition.State != EditionState.Superseded || edition.Number == last))
            .OrderBy(edition => edition.Number).LoadAsync(cancellationToken);
        return document;
    }
}
