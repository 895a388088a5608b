using System.Runtime.CompilerServices;
using JatengPortal.Kernel.Web.Sitemaps;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>Tells crawlers of the circulars.</summary>
internal sealed class CircularSitemap(NewsDbContext db) : ISitemapSource
{
    public string Name => "edaran";

    public Task<int> CountAsync(CancellationToken cancellationToken) => Own.CountAsync(cancellationToken);

    // What others have sent is to be found where it comes from.
    private IQueryable<Circular> Own => db.Circulars.AsNoTracking().Where(circular => circular.OriginId == null);

    public async IAsyncEnumerable<SitemapPage> ReadAsync(int skip, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var circulars = Own.OrderBy(circular => circular.Id).Select(circular => new { circular.Slug, circular.UpdatedUtc })
            .Skip(skip).Take(take);
        await foreach (var circular in circulars.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new SitemapPage(Circular.PathOf(circular.Slug), circular.UpdatedUtc);
    }
}
