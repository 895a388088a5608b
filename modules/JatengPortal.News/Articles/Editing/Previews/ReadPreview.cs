using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing.Previews;

/// <summary>Shows a draft to whoever has the link: no account, no cache, no search engine.</summary>
internal static class ReadPreview
{
    private const string Address = "/berita/pratinjau/";

    public static string PathOf(string token) => Address + token;

    internal static void Map(FeatureRoutes articles) => articles.MapGet(Address + "{token}", HandleAsync);

    private static async Task<Results<RazorComponentResult<PreviewPage>, RazorComponentResult<PreviewClosedPage>>> HandleAsync(
        string token, NewsDbContext db, PreviewLinks links, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        // The address opens the draft: other sites must not learn it from a link in the text.
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (await links.FindAsync(token, cancellationToken) is not { } link)
            return new RazorComponentResult<PreviewClosedPage> { StatusCode = StatusCodes.Status404NotFound };
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == link.EditionId, cancellationToken);
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == edition.DocumentId, cancellationToken);
        return new RazorComponentResult<PreviewPage>(new
        {
            Article = ArticleLook.Of(document, edition),
            BodyHtml = ArticleLook.BodyOf(edition),
            Link = link,
            IsPublic = document.CurrentEditionId == edition.Id && edition.State == EditionState.Published,
        });
    }
}
