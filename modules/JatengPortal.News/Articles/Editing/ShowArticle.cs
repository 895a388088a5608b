using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Security;
using JatengPortal.News.Articles.Editing.Previews;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing;

/// <summary>An edition in an article's list of them.</summary>
/// <param name="Number">Within the article.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Writer">The name of whoever began it; null for a source.</param>
/// <param name="ChangedUtc">When its text was last changed.</param>
/// <param name="IsOver">Whether it is a draft that is older than what the public reads, so that it can't be published any more.</param>
public sealed record EditionLine(int Number, EditionState State, string? Writer, DateTime ChangedUtc, bool IsOver);

/// <summary>Shows where one article is on its way, with its editions and what can be done with it.</summary>
internal static class ShowArticle
{
    private const int MostEditions = 50;

    internal static void Map(FeatureRoutes article) => article.MapGet("", HandleAsync);

    private static async Task<Results<RazorComponentResult<ArticleScreen>, NotFound>> HandleAsync(
        Guid id, NewsDbContext db, PreviewLinks previews, CurrentAccount current, CancellationToken cancellationToken)
    {
        if (await db.ArticleRows.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
            return TypedResults.NotFound();
        return new RazorComponentResult<ArticleScreen>(new
        {
            Row = row,
            Editions = await EditionsAsync(db, id, cancellationToken),
            Previews = await previews.OfAsync(id, cancellationToken),
            MayPublish = current.Allows(NewsModule.Publish),
        });
    }

    // Without bodies: an article may have many editions, and each body a megabyte.
    private static async Task<IReadOnlyList<EditionLine>> EditionsAsync(NewsDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var current = await db.Documents.Where(document => document.Id == id)
            .Join(db.Editions, document => document.CurrentEditionId, edition => edition.Id, (_, edition) => edition.Number)
            .SingleOrDefaultAsync(cancellationToken);
        var lines = await (
            from edition in db.Editions.Where(edition => edition.DocumentId == id)
            join writer in db.Writers on edition.WriterId equals (Guid?)writer.Id into known
            from writer in known.DefaultIfEmpty()
            orderby edition.Number descending
            select new { edition.Number, edition.State, Writer = (string?)writer.Name, edition.ChangedUtc })
            .Take(MostEditions).ToListAsync(cancellationToken);
        return lines.ConvertAll(line => new EditionLine(
            line.Number, line.State, line.Writer, line.ChangedUtc, line.State == EditionState.Draft && line.Number < current));
    }
}
