using System.Globalization;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Network;

/// <summary>Lists what the agencies below this one have published, newest first, a page by key.</summary>
internal static class ListNetwork
{
    public const string Path = "/berita/instansi";
    private const string OlderThan = "setelah";
    private const int PageSize = 20;

    internal static void Map(IEndpointRouteBuilder articles) => articles.MapGet(Path, HandleAsync).CachePublicPage(OlderThan);

    private static async Task<Results<RazorComponentResult<NetworkPage>, NotFound>> HandleAsync(
        string? setelah, NewsDbContext db, NetworkArticles network, CancellationToken cancellationToken)
    {
        var list = db.NetworkArticles.AsNoTracking();
        if (setelah is not null)
        {
            if (!Guid.TryParseExact(setelah, "N", out var id)
                || await db.NetworkArticles.AsNoTracking().FirstOrDefaultAsync(a => a.DocumentId == id, cancellationToken) is not { } last)
                return TypedResults.NotFound();
            list = list.Where(a => a.PublishedUtc < last.PublishedUtc
                || (a.PublishedUtc == last.PublishedUtc && a.DocumentId.CompareTo(last.DocumentId) < 0));
        }

        var found = await NetworkArticles.Newest(list).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new RazorComponentResult<NetworkPage>(new
        {
            Articles = network.WithAgencies(found.Take(PageSize)),
            Older = found.Count > PageSize
                ? string.Create(CultureInfo.InvariantCulture, $"{Path}?{OlderThan}={found[PageSize - 1].DocumentId:N}")
                : null,
            IsFirst = setelah is null,
        });
    }
}
