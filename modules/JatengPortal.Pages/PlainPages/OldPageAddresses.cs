using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Web;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.PlainPages;

/// <summary>Where plain pages stand that were taken in from another site.</summary>
internal sealed class OldPageAddresses(PagesDbContext db) : IOldAddressSource
{
    public async Task<string?> FindAsync(OldPath path, CancellationToken cancellationToken)
    {
        var published = db.Documents.Where(document => document.CurrentEditionId != null);
        var slug = await db.OldAddresses.Where(old => old.Path == path.Value)
            .Join(published, old => old.DocumentId, document => document.Id, (_, document) => document.Slug)
            .SingleOrDefaultAsync(cancellationToken);
        return slug is null ? null : PlainPage.PathOf(slug);
    }
}
