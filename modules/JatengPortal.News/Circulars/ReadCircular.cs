using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.News.Circulars;

/// <summary>Shows a published circular to the public; an old address leads to the present one.</summary>
internal static class ReadCircular
{
    internal static void Map(FeatureRoutes circulars) => circulars.MapGet(Circular.ListPath + "/{slug}", HandleAsync).CachePublicPage();

    private static async Task<IResult> HandleAsync(
        string slug, NewsDbContext db, CircularEditorial editorial, Links links, CancellationToken cancellationToken)
    {
        if (await db.FindCircularAsync(slug, cancellationToken) is not { } found)
        {
            return await db.CircularMovedToAsync(slug, cancellationToken) is { } present
                ? TypedResults.Redirect(links.To(Circular.PathOf(present)), permanent: true)
                : await ReadWithdrawn.AnswerAsync(editorial, slug, links, cancellationToken) ?? TypedResults.NotFound();
        }

        return new RazorComponentResult<CircularPage>(new
        {
            found.Circular,
            found.Letter,
            found.BodyHtml,
            Changes = PublicChange.Read(found.HistoryJson),
            Related = await db.RelatedToAsync(found.Circular.Id, cancellationToken),
        });
    }
}
