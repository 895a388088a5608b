using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.Kernel.Web.Feeds;
using JatengPortal.News.Articles;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Network;

/// <summary>The latest of what the agencies below this one have published, as RSS 2.0, Atom and JSON Feed.</summary>
internal sealed class NetworkFeeds(NewsDbContext db, NetworkArticles network, Links links, Site site)
{
    private const int MostItems = 30;

    internal static void Map(FeatureRoutes articles)
    {
        foreach (var format in FeedFormat.All)
        {
            articles.MapGet($"{ListNetwork.Path}/{format.File}", async (NetworkFeeds feeds, HttpContext context, CancellationToken token) =>
                await format.SendAsync(await feeds.ReadAsync(format.File, token), context, token)).CachePublicPage();
        }
    }

    private async Task<Feed> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var items = await network.LatestAsync(db, MostItems, cancellationToken);
        return new Feed
        {
            Id = links.Absolute($"{ListNetwork.Path}/atom.xml", Language.Indonesian),
            Title = $"{Texts.Network_news} – {site.Title}",
            Description = Texts.Network_intro,
            Publisher = site.Title,
            Site = new Uri(links.Absolute("/")),
            Home = new Uri(links.Absolute(ListNetwork.Path)),
            Self = new Uri(links.Absolute($"{ListNetwork.Path}/{file}")),
            Language = "id",
            UpdatedUtc = items.Count == 0 ? DateTime.UnixEpoch : items.Max(item => item.Article.PublishedUtc),
            Items = [.. items.Select(Show)],
        };
    }

    private FeedItem Show(FromAgency item) => new()
    {
        // A copied site's documents have the ids of those that they were copied from, so the id names the site too (RFC 4151).
        Id = $"tag:{new Uri(links.Origin(item.Agency)).Host},2024:{item.Article.OriginId:N}/{item.Article.DocumentId:N}",
        Title = item.Article.Title,
        Address = new Uri(links.Origin(item.Agency) + item.Agency.PathBase + Article.PathOf(item.Article.Slug)),
        Summary = item.Article.Summary,
        Author = item.Agency.Title,
        PublishedUtc = item.Article.PublishedUtc,
        UpdatedUtc = item.Article.PublishedUtc,
    };
}
