using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.Kernel.Web.Feeds;
using JatengPortal.News.Circulars.Relations;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>The latest circulars as RSS 2.0, Atom and JSON Feed.</summary>
internal sealed class CircularFeeds(NewsDbContext db, Links links, Site site)
{
    private const int MostItems = 30;

    internal static void Map(FeatureRoutes circulars)
    {
        foreach (var format in FeedFormat.All)
        {
            circulars.MapGet($"{Circular.ListPath}/{format.File}", async (CircularFeeds feeds, HttpContext context, CancellationToken token) =>
                await format.SendAsync(await feeds.ReadAsync(format.File, token), context, token)).CachePublicPage();
        }
    }

    private async Task<Feed> ReadAsync(string file, CancellationToken cancellationToken)
    {
        // By change: whoever follows the feed learns also of an old circular that was amended or revoked.
        var items = await db.Circulars.AsNoTracking().OrderByDescending(circular => circular.ChangedUtc).ThenByDescending(circular => circular.Id).Take(MostItems)
            .Select(circular => new
            {
                circular,
                History = db.Documents.Where(document => document.Id == circular.Id).Select(document => document.HistoryJson).FirstOrDefault()
                    ?? db.ReceivedCirculars.Where(received => received.Id == circular.Id).Select(received => received.History).FirstOrDefault() ?? "[]",
                BodyHtml = db.Editions.Where(edition => edition.Id == circular.EditionId).Select(edition => edition.BodyHtml).FirstOrDefault()
                    ?? db.ReceivedCirculars.Where(received => received.Id == circular.Id).Select(received => received.BodyHtml).FirstOrDefault() ?? "",
            })
            .ToListAsync(cancellationToken);
        return new Feed
        {
            // The address of the Indonesian Atom feed: it stays, whatever the format and the language.
            Id = links.Absolute(Circular.ListPath + "/atom.xml", Language.Indonesian),
            Title = $"{Texts.Circulars} – {site.Title}",
            Description = Texts.Circulars_intro,
            Publisher = site.Title,
            Site = new Uri(links.Absolute("/")),
            Home = new Uri(links.Absolute(Circular.ListPath)),
            Self = new Uri(links.Absolute($"{Circular.ListPath}/{file}")),
            Language = "id",
            UpdatedUtc = items.Count == 0 ? DateTime.UnixEpoch : items[0].circular.ChangedUtc,
            Items = [.. items.Select(item => Show(item.circular, PublicChange.LastMajor(item.History), item.BodyHtml))],
        };
    }

    private FeedItem Show(Circular circular, string change, string html) => new()
    {
        Id = FeedItem.IdOf(circular.Id),
        Title = circular.Title,
        Address = new Uri(links.Absolute(circular.Path)),
        Summary = circular.Summary,
        Html = FeedItem.WithChange(
            Texts.Feed_status, circular.Status == LegalStatus.InForce ? "" : RelationWords.Of(circular.Status), FeedItem.WithChange(Texts.Feed_change, change, html)),
        Author = circular.OriginName,
        Categories = [.. new[] { circular.Number, RelationWords.Of(circular.Status), circular.SubjectName }.OfType<string>()],
        PublishedUtc = circular.PublishedUtc,
        UpdatedUtc = circular.ChangedUtc,
    };
}
