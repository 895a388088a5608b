using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Pages.Data;
using JatengPortal.Pages.PlainPages;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.Menus;

/// <summary>What an entry can lead to without an address being typed: the site's plain pages and what its features bring.</summary>
internal sealed class MenuTargets(PagesDbContext db, Site site)
{
    private const int MostPages = 100;

    public async Task<IReadOnlyList<Choice>> ReadAsync(CancellationToken cancellationToken)
    {
        var pages = await db.Documents.AsNoTracking()
            .Where(document => document.Kind == PlainPage.Kind && document.CurrentEditionId != null).OrderBy(document => document.Slug).Take(MostPages)
            .Join(db.Editions, document => document.CurrentEditionId, edition => edition.Id, (document, edition) => new { document.Slug, edition.Title })
            .ToListAsync(cancellationToken);
        return
        [
            .. pages.Select(page => new Choice("~" + PlainPage.PathOf(page.Slug), page.Title) { Group = Texts.Plain_pages }),
            .. site.FeaturePages.Append((Texts.Agencies, "/instansi"))
                .Select(page => new Choice("~" + page.Item2, page.Item1) { Group = Texts.Menu_of_features }),
        ];
    }
}
