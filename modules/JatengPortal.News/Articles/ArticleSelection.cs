using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>A list of articles that has an address and feeds of its own.</summary>
/// <param name="Path">Inside the tenant.</param>
/// <param name="Category">Name of the category; null for none.</param>
/// <param name="Tag">Name of the tag; null for none.</param>
/// <param name="Articles">The articles, not sorted.</param>
internal sealed record ArticleSelection(string Path, string? Category, string? Tag, Func<NewsDbContext, IQueryable<Article>> Articles)
{
    public static readonly ArticleSelection All = new("/berita", null, null, db => db.Articles.AsNoTracking());

    /// <summary>Null where there is no such category.</summary>
    public static async Task<ArticleSelection?> OfCategoryAsync(NewsDbContext db, string slug, CancellationToken cancellationToken)
    {
        var category = await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Slug == slug, cancellationToken);
        return category is null
            ? null
            : new ArticleSelection(
                News.Articles.Category.PathOf(slug), category.Name, null,
                context => context.Articles.AsNoTracking().Where(article => article.CategorySlug == slug));
    }

    /// <summary>Null where there is no such tag.</summary>
    public static async Task<ArticleSelection?> OfTagAsync(NewsDbContext db, string slug, CancellationToken cancellationToken)
    {
        var tag = await db.Tags.AsNoTracking().FirstOrDefaultAsync(t => t.Slug == slug, cancellationToken);
        return tag is null
            ? null
            : new ArticleSelection(
                News.Articles.Tag.PathOf(slug), null, tag.Name,
                context => context.ArticleTags.Where(link => link.TagSlug == slug)
                    .Join(context.Articles.AsNoTracking(), link => link.ArticleId, article => article.Id, (_, article) => article));
    }
}
