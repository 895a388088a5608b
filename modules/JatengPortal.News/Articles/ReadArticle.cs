using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>Shows a published article to the public; an old address leads to the present one.</summary>
internal static class ReadArticle
{
    private const int MostRelated = 3;

    internal static void Map(FeatureRoutes articles) => articles.MapGet("/berita/{slug}", HandleAsync).CachePublicPage();

    private static async Task<IResult> HandleAsync(
        string slug, NewsDbContext db, ArticleQueries queries, ArticleEditorial editorial, Links links, CancellationToken cancellationToken)
    {
        if (await queries.Find(db, slug, cancellationToken) is not { } found)
        {
            return await db.MovedToAsync(slug, cancellationToken) is { } present
                ? TypedResults.Redirect(links.To(Article.PathOf(present)), permanent: true)
                : await ReadWithdrawn.AnswerAsync(editorial, slug, links, cancellationToken) ?? TypedResults.NotFound();
        }

        // One more than is shown, since the article may be among them.
        var latest = await queries.LatestOf(db, found.Article.CategorySlug, MostRelated + 1).ToListAsync(cancellationToken);
        return new RazorComponentResult<ArticlePage>(new
        {
            found.Article,
            found.BodyHtml,
            Changes = PublicChange.Read(found.HistoryJson),
            Related = (IReadOnlyList<Article>)[.. latest.Where(other => other.Id != found.Article.Id).Take(MostRelated)],
        });
    }

    /// <summary>The present slug of an article that had this one before; null where none had.</summary>
    private static Task<string?> MovedToAsync(this NewsDbContext db, string slug, CancellationToken cancellationToken) =>
        db.OldSlugs.Where(old => old.Kind == Article.Kind && old.Slug == slug)
            .Join(db.Articles, old => old.DocumentId, article => article.Id, (_, article) => article.Slug)
            .SingleOrDefaultAsync(cancellationToken);
}
