using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.News.Articles.ArticleListPage>,
    Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.News.Articles;

/// <summary>Lists articles, newest first: all, of a category, or of a tag.</summary>
internal static class ListArticles
{
    internal static void Map(FeatureRoutes articles)
    {
        articles.MapGet("/berita", AllAsync).CachePublicPage(ArticlePaging.OlderThan, ArticlePaging.NewerThan);
        articles.MapGet("/berita/kategori/{category}", OfCategoryAsync).CachePublicPage(ArticlePaging.OlderThan, ArticlePaging.NewerThan);
        articles.MapGet("/berita/topik/{tag}", OfTagAsync).CachePublicPage(ArticlePaging.OlderThan, ArticlePaging.NewerThan);
    }

    /// <summary>Which page of a list is asked for.</summary>
    private sealed record Paging(
        [FromQuery(Name = ArticlePaging.OlderThan)] string? OlderThan, [FromQuery(Name = ArticlePaging.NewerThan)] string? NewerThan)
    {
        /// <summary>As the pager writes it. Only an article's slug gets so far, and that needs no escaping.</summary>
        public string Query => OlderThan is not null ? $"?{ArticlePaging.OlderThan}={OlderThan}"
            : NewerThan is not null ? $"?{ArticlePaging.NewerThan}={NewerThan}" : "";
    }

    private static Task<Answer> AllAsync([AsParameters] Paging paging, NewsDbContext db, ArticleQueries queries, CancellationToken cancellationToken) =>
        ShowAsync(ArticleSelection.All, paging, db, queries, cancellationToken);

    private static async Task<Answer> OfCategoryAsync(
        string category, [AsParameters] Paging paging, NewsDbContext db, ArticleQueries queries, CancellationToken cancellationToken) =>
        await ArticleSelection.OfCategoryAsync(db, category, cancellationToken) is { } selection
            ? await ShowAsync(selection, paging, db, queries, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Answer> OfTagAsync(
        string tag, [AsParameters] Paging paging, NewsDbContext db, ArticleQueries queries, CancellationToken cancellationToken) =>
        await ArticleSelection.OfTagAsync(db, tag, cancellationToken) is { } selection
            ? await ShowAsync(selection, paging, db, queries, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Answer> ShowAsync(
        ArticleSelection selection, Paging paging, NewsDbContext db, ArticleQueries queries, CancellationToken cancellationToken)
    {
        // Most readers open the first page of all news.
        var page = selection == ArticleSelection.All && (paging.OlderThan ?? paging.NewerThan) is null
            ? ArticlePaging.First(await queries.Latest(db, ArticlePaging.PageSize + 1).ToListAsync(cancellationToken))
            : await db.ReadPageAsync(selection.Articles(db), paging.OlderThan, paging.NewerThan, cancellationToken);
        if (page is null)
            return TypedResults.NotFound();
        return new RazorComponentResult<ArticleListPage>(new
        {
            Selection = selection,
            Path = selection.Path + paging.Query,
            Page = page,
            Categories = (IReadOnlyList<Category>)await queries.Categories(db).ToListAsync(cancellationToken),
        });
    }
}
