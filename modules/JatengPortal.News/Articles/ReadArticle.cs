using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>Shows a published article to the public; an old address leads to the present one.</summary>
internal static class ReadArticle
{
    private const int MostRelated = 3;

    internal static void Map(IEndpointRouteBuilder articles) => articles.MapGet("/berita/{slug}", HandleAsync).CachePublicPage();

    private static async Task<Results<RazorComponentResult<ArticlePage>, RedirectHttpResult, NotFound>> HandleAsync(
        string slug, NewsDbContext db, Links links, CancellationToken cancellationToken)
    {
        var found = await db.Articles.AsNoTracking().Where(article => article.Slug == slug)
            .Join(db.Editions, article => article.EditionId, edition => edition.Id, (article, edition) => new { article, edition.BodyHtml })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return await db.MovedToAsync(slug, cancellationToken) is { } present
                ? TypedResults.Redirect(links.To(Article.PathOf(present)), permanent: true)
                : TypedResults.NotFound();
        }

        return new RazorComponentResult<ArticlePage>(new
        {
            Article = found.article,
            found.BodyHtml,
            Related = await RelatedAsync(db, found.article, cancellationToken),
        });
    }

    /// <summary>The present slug of an article that had this one before; null where none had.</summary>
    private static Task<string?> MovedToAsync(this NewsDbContext db, string slug, CancellationToken cancellationToken) =>
        db.OldSlugs.Where(old => old.Kind == Article.Kind && old.Slug == slug)
            .Join(db.Articles, old => old.DocumentId, article => article.Id, (_, article) => article.Slug)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The latest of the same category.</summary>
    private static async Task<IReadOnlyList<Article>> RelatedAsync(NewsDbContext db, Article article, CancellationToken cancellationToken)
    {
        var category = article.CategorySlug;
        var latest = await db.Articles.AsNoTracking().Where(other => other.CategorySlug == category)
            .OrderByDescending(other => other.PublishedUtc).ThenByDescending(other => other.Id).Take(MostRelated + 1)
            .ToListAsync(cancellationToken);
        return [.. latest.Where(other => other.Id != article.Id).Take(MostRelated)];
    }
}
