using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>An article with the body of its present edition, and its public history as JSON.</summary>
internal sealed record ArticleWithBody(Article Article, string BodyHtml, string HistoryJson);

/// <summary>
/// The queries behind the most read pages, translated to SQL once. A singleton without state: a compiled query belongs to the model
/// of one database provider, and so to the host, not to the class.
/// </summary>
internal sealed class ArticleQueries
{
    private const int MostCategories = 50;

    /// <summary>By slug; null where there is none.</summary>
    public readonly Func<NewsDbContext, string, CancellationToken, Task<ArticleWithBody?>> Find = EF.CompileAsyncQuery(
        (NewsDbContext db, string slug, CancellationToken _) => db.Articles.AsNoTracking().Where(article => article.Slug == slug)
            .Join(db.Editions, article => article.EditionId, edition => edition.Id, (article, edition) => new { article, edition.BodyHtml })
            .Join(db.Documents, found => found.article.Id, document => document.Id, (found, document) => new ArticleWithBody(found.article, found.BodyHtml, document.HistoryJson))
            .SingleOrDefault());

    /// <summary>The latest of a category; null stands for those without one.</summary>
    public readonly Func<NewsDbContext, string?, int, IAsyncEnumerable<Article>> LatestOf = EF.CompileAsyncQuery(
        (NewsDbContext db, string? category, int most) => db.Articles.AsNoTracking().Where(article => article.CategorySlug == category)
            .OrderByDescending(article => article.PublishedUtc).ThenByDescending(article => article.Id).Take(most));

    /// <summary>The latest of all.</summary>
    public readonly Func<NewsDbContext, int, IAsyncEnumerable<Article>> Latest = EF.CompileAsyncQuery(
        (NewsDbContext db, int most) => db.Articles.AsNoTracking()
            .OrderByDescending(article => article.PublishedUtc).ThenByDescending(article => article.Id).Take(most));

    /// <summary>All categories by name, as far as a page can show them.</summary>
    public readonly Func<NewsDbContext, IAsyncEnumerable<Category>> Categories = EF.CompileAsyncQuery(
        (NewsDbContext db) => db.Categories.AsNoTracking().OrderBy(category => category.Name).Take(MostCategories));
}
