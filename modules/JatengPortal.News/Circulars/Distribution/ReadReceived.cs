using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>Shows the public a circular that a site above has sent; one that was taken back leads to the original, which says why.</summary>
internal static class ReadReceived
{
    public const string Segment = "dari";

    internal static void Map(FeatureRoutes circulars) =>
        circulars.MapGet($"{Circular.ListPath}/{Segment}/{{agency}}/{{slug}}", HandleAsync).CachePublicPage();

    private static async Task<Results<RazorComponentResult<CircularPage>, RedirectHttpResult, NotFound>> HandleAsync(
        string agency, string slug, NewsDbContext db, ReceivedCirculars circulars, CancellationToken cancellationToken)
    {
        var whole = $"{Segment}/{agency}/{slug}";
        if (await db.ReceivedCirculars.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == whole, cancellationToken) is not { } received)
            return TypedResults.NotFound();
        if (await db.Circulars.AsNoTracking().SingleOrDefaultAsync(one => one.Id == received.Id, cancellationToken) is not { } circular)
            return TypedResults.Redirect(received.OriginAddress);
        return new RazorComponentResult<CircularPage>(new
        {
            Circular = circular,
            received.Letter,
            received.BodyHtml,
            Changes = PublicChange.Read(received.History),
            Related = await circulars.RelatedToAsync(received, cancellationToken),
        });
    }
}
