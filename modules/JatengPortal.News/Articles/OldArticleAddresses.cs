using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>Where articles stand that were taken in from another site.</summary>
internal sealed class OldArticleAddresses(NewsDbContext db) : IOldAddressSource
{
    public async Task<string?> FindAsync(OldPath path, CancellationToken cancellationToken)
    {
        var slug = await db.OldAddresses.Where(old => old.Path == path.Value)
            .Join(db.Articles, old => old.DocumentId, article => article.Id, (_, article) => article.Slug)
            .SingleOrDefaultAsync(cancellationToken);
        return slug is null ? null : Article.PathOf(slug);
    }
}
