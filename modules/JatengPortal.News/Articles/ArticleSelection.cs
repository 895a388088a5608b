using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>A list of articles that has an address and feeds of its own.</summary>
/// <param name="Path">Inside the tenant.</param>
/// <param name="Category">Name of the category; null for none.</param>
/// <param name="Tag">Name of the tag; null for none.</param>
public sealed record ArticleSelection(string Path, string? Category, string? Tag)
{
    public static readonly ArticleSelection All = new("/berita", null, null);

    private Func<NewsDbContext, IQueryable<ListedArticle>> Read { get; init; } = db => List(db.Articles);

    /// <summary>The articles, not sorted.</summary>
    internal IQueryable<ListedArticle> Articles(NewsDbContext db) => Read(db).AsNoTracking();

    /// <summary>Null where there is no such category.</summary>
    internal static async Task<ArticleSelection?> OfCategoryAsync(NewsDbContext db, string slug, CancellationToken cancellationToken) =>
        await db.Categories.AsNoTracking().SingleOrDefaultAsync(category => category.Slug == slug, cancellationToken) is { } found
            ? new ArticleSelection(News.Articles.Category.PathOf(slug), found.Name, null)
            {
                Read = context => List(context.Articles.Where(article => article.CategorySlug == slug)),
            }
            : null;

    /// <summary>Null where there is no such tag.</summary>
    internal static async Task<ArticleSelection?> OfTagAsync(NewsDbContext db, string slug, CancellationToken cancellationToken) =>
        await db.Tags.AsNoTracking().SingleOrDefaultAsync(tag => tag.Slug == slug, cancellationToken) is { } found
            ? new ArticleSelection(News.Articles.Tag.PathOf(slug), null, found.Name)
            {
                // The tag's own dates and id, which its index is sorted by: those of the article would be sorted anew for each page.
                Read = context => context.ArticleTags.Where(link => link.TagSlug == slug).Join(
                    context.Articles, link => link.ArticleId, article => article.Id,
                    (link, article) => new ListedArticle { PublishedUtc = link.PublishedUtc, UpdatedUtc = link.UpdatedUtc, Id = link.ArticleId, Article = article }),
            }
            : null;

    private static IQueryable<ListedArticle> List(IQueryable<Article> articles) =>
        articles.Select(article => new ListedArticle
        {
            PublishedUtc = article.PublishedUtc, UpdatedUtc = article.UpdatedUtc, Id = article.Id, Article = article,
        });
}
