using JatengPortal.Kernel.Web.Sitemaps;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.PlainPages;

/// <summary>Tells crawlers of the home page, the list of agencies and the plain pages.</summary>
internal sealed class PageSitemap(PagesDbContext db) : ISitemapSource
{
    private static readonly SitemapPage[] Fixed = [new("/", null), new("/instansi", null)];

    public string Name => "halaman";

    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        Fixed.Length + await db.Documents.CountAsync(document => document.CurrentEditionId != null, cancellationToken);

    public async IAsyncEnumerable<SitemapPage> ReadAsync(
        int skip, int take, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in Fixed.Skip(skip).Take(take))
            yield return page;
        var documents = db.Documents.AsNoTracking().Where(document => document.CurrentEditionId != null).OrderBy(document => document.Id)
            .Select(document => new { document.Slug, document.UpdatedUtc })
            .Skip(Math.Max(0, skip - Fixed.Length)).Take(Math.Max(0, take - Math.Max(0, Fixed.Length - skip)));
        await foreach (var document in documents.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new SitemapPage(PlainPage.PathOf(document.Slug), document.UpdatedUtc);
    }
}
