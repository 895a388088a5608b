using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.Kernel.Web.Feeds;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>The latest of any list of articles as RSS 2.0, Atom and JSON Feed.</summary>
internal static class ArticleFeeds
{
    private const int MostItems = 30;

    private static readonly FileExtensionContentTypeProvider Types = new();

    internal static void Map(FeatureRoutes articles)
    {
        foreach (var format in FeedFormat.All)
        {
            articles.MapGet($"/berita/{format.File}", (FeedSource source, HttpContext context, CancellationToken token) =>
                SendAsync(Task.FromResult<ArticleSelection?>(ArticleSelection.All), format, source, context, token)).CachePublicPage();
            articles.MapGet($"/berita/kategori/{{slug}}/{format.File}", (string slug, FeedSource source, HttpContext context, CancellationToken token) =>
                SendAsync(ArticleSelection.OfCategoryAsync(source.Db, slug, token), format, source, context, token)).CachePublicPage();
            articles.MapGet($"/berita/topik/{{slug}}/{format.File}", (string slug, FeedSource source, HttpContext context, CancellationToken token) =>
                SendAsync(ArticleSelection.OfTagAsync(source.Db, slug, token), format, source, context, token)).CachePublicPage();
        }
    }

    private static async Task<Results<EmptyHttpResult, NotFound>> SendAsync(
        Task<ArticleSelection?> asked, FeedFormat format, FeedSource source, HttpContext context, CancellationToken cancellationToken)
    {
        if (await asked is not { } selection)
            return TypedResults.NotFound();
        await format.SendAsync(await source.ReadAsync(selection, format.File, cancellationToken), context, cancellationToken);
        return TypedResults.Empty;
    }

    /// <summary>Reads a list as a feed.</summary>
    internal sealed class FeedSource(NewsDbContext db, Links links, Site site)
    {
        public NewsDbContext Db => db;

        public async Task<Feed> ReadAsync(ArticleSelection selection, string file, CancellationToken cancellationToken)
        {
            // By major change: whoever follows the feed learns also of an old article that says something else now.
            var items = await selection.Articles(db).OrderByDescending(listed => listed.UpdatedUtc).ThenByDescending(listed => listed.Id)
                .Select(listed => listed.Article).Take(MostItems)
                .Join(db.Editions, article => article.EditionId, edition => edition.Id, (article, edition) => new { article, edition.BodyHtml })
                .OrderByDescending(item => item.article.UpdatedUtc).ThenByDescending(item => item.article.Id)
                .ToListAsync(cancellationToken);
            return new Feed
            {
                // The address of the Indonesian Atom feed: it stays, whatever the format and the language.
                Id = links.Absolute(selection.Path + "/atom.xml", Language.Indonesian),
                Title = $"{TitleOf(selection)} – {site.Title}",
                Description = Texts.News_intro,
                Publisher = site.Title,
                Site = new Uri(links.Absolute("/")),
                Home = new Uri(links.Absolute(selection.Path)),
                Self = new Uri(links.Absolute($"{selection.Path}/{file}")),
                Language = "id",
                UpdatedUtc = items.Count == 0 ? DateTime.UnixEpoch : items[0].article.UpdatedUtc,
                Items = [.. items.Select(item => Show(item.article, item.BodyHtml))],
            };
        }

        private FeedItem Show(Article article, string html) => new()
        {
            Id = FeedItem.IdOf(article.Id),
            Title = article.Title,
            Address = new Uri(links.Absolute(article.Path)),
            Summary = article.Summary,
            Html = FeedItem.WithChange(Texts.Feed_change, article.ChangeNote, html),
            Author = article.AuthorLine,
            Categories = [.. new[] { article.CategoryName }.OfType<string>().Concat(article.Tags.Select(tag => tag.Name))],
            PublishedUtc = article.PublishedUtc,
            UpdatedUtc = article.UpdatedUtc,
            File = article.CoverPath is { } cover && Types.TryGetContentType(cover, out var type)
                ? new FeedFile(new Uri(links.AbsoluteFile("/media/" + cover)), type, Bytes: 0, article.CoverAlt ?? "")
                : null,
        };

        private static string TitleOf(ArticleSelection selection) => selection switch
        {
            { Category: { } category } => string.Format(CultureInfo.CurrentCulture, Texts.News_in_category, category),
            { Tag: { } tag } => string.Format(CultureInfo.CurrentCulture, Texts.News_on_topic, tag),
            _ => Texts.News,
        };
    }
}
