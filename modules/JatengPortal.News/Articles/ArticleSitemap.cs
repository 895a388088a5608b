using System.Runtime.CompilerServices;
using JatengPortal.Kernel.Web.Sitemaps;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>Tells crawlers of the articles.</summary>
internal sealed class ArticleSitemap(NewsDbContext db) : ISitemapSource
{
    public string Name => "berita";

    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Articles.CountAsync(cancellationToken);

    public async IAsyncEnumerable<SitemapPage> ReadAsync(int skip, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var articles = db.Articles.AsNoTracking().OrderBy(article => article.Id).Select(article => new { article.Slug, article.UpdatedUtc })
            .Skip(skip).Take(take);
        await foreach (var article in articles.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new SitemapPage(Article.PathOf(article.Slug), article.UpdatedUtc);
    }
}
