using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Network;

/// <summary>Lists what the agencies below this one have published, newest first, a page by key.</summary>
internal static class ListNetwork
{
    public const string Path = "/berita/instansi";
    private const string OlderThan = "setelah";
    private const int PageSize = 20;

    internal static void Map(FeatureRoutes articles) => articles.MapGet(Path, HandleAsync).CachePublicPage(OlderThan);

    private static async Task<Results<RazorComponentResult<NetworkPage>, NotFound>> HandleAsync(
        [FromQuery(Name = OlderThan)] string? olderThan, NewsDbContext db, NetworkArticles network, CancellationToken cancellationToken)
    {
        var list = db.NetworkArticles.AsNoTracking();
        if (olderThan is not null)
        {
            if (!TryParseKey(olderThan, out var origin, out var document)
                || await db.NetworkArticles.AsNoTracking().SingleOrDefaultAsync(a => a.OriginId == origin && a.DocumentId == document, cancellationToken)
                    is not { } last)
                return TypedResults.NotFound();
            list = list.Where(a => a.PublishedUtc < last.PublishedUtc
                || (a.PublishedUtc == last.PublishedUtc && (a.DocumentId.CompareTo(last.DocumentId) < 0
                    || (a.DocumentId == last.DocumentId && a.OriginId.CompareTo(last.OriginId) < 0))));
        }

        var found = await NetworkArticles.Newest(list).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new RazorComponentResult<NetworkPage>(new
        {
            Articles = network.WithAgencies(found.Take(PageSize)),
            Older = found.Count > PageSize ? $"{Path}?{OlderThan}={KeyOf(found[PageSize - 1])}" : null,
            IsFirst = olderThan is null,
        });
    }

    private static string KeyOf(NetworkArticle article) => $"{article.OriginId:N}-{article.DocumentId:N}";

    // Only as KeyOf writes it: other spellings of the same key would be pages of their own in the cache.
    private static bool TryParseKey(string text, out Guid origin, out Guid document)
    {
        document = default;
        return Guid.TryParseExact(text.Split('-')[0], "N", out origin) && Guid.TryParseExact(text.Split('-')[^1], "N", out document)
            && text == $"{origin:N}-{document:N}";
    }
}
