using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.Pages.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.PlainPages;

/// <summary>Shows a plain page.</summary>
internal static class ReadPage
{
    internal static void Map(FeatureRoutes pages)
    {
        foreach (var slug in PlainPage.AtTop)
        {
            pages.MapGet("/" + slug, (PagesDbContext db, Links links, CancellationToken cancellationToken) =>
                HandleAsync(slug, db, links, cancellationToken)).CachePublicPage();
        }

        pages.MapGet("/halaman/{slug}", HandleAsync).CachePublicPage();
    }

    private static async Task<Results<RazorComponentResult<PlainPageView>, RedirectHttpResult, NotFound>> HandleAsync(
        string slug, PagesDbContext db, Links links, CancellationToken cancellationToken)
    {
        var page = await db.Documents
            .Where(document => document.Kind == PlainPage.Kind && document.Slug == slug)
            .Join(db.Editions, document => document.CurrentEditionId, edition => edition.Id, (document, edition) =>
                new PlainPage(document.Slug, edition.Title, edition.Summary, edition.BodyHtml, document.UpdatedUtc!.Value))
            .SingleOrDefaultAsync(cancellationToken);
        if (page is not null)
        {
            return links.PagePath == PlainPage.PathOf(slug)
                ? new RazorComponentResult<PlainPageView>(new { Page = page })
                : TypedResults.Redirect(links.To(PlainPage.PathOf(slug)), permanent: true);
        }

        var moved = await db.OldSlugs.Where(old => old.Kind == PlainPage.Kind && old.Slug == slug)
            .Join(db.Documents, old => old.DocumentId, document => document.Id, (_, document) => document.Slug)
            .SingleOrDefaultAsync(cancellationToken);
        return moved is null ? TypedResults.NotFound() : TypedResults.Redirect(links.To(PlainPage.PathOf(moved)), permanent: true);
    }
}
