using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing.Previews;

/// <summary>Shows a draft to whoever has the link: no account, no cache, no search engine.</summary>
internal static class ReadPreview
{
    public const string Segment = "pratinjau";

    public static string PathOf(EditorialKind kind, string token) => $"{kind.Root}/{Segment}/{token}";

    internal static void Map<TEditorial>(FeatureRoutes feature, EditorialKind kind)
        where TEditorial : Editorial =>
        feature.MapGet(PathOf(kind, "{token}"), HandleAsync<TEditorial>);

    private static async Task<Results<RazorComponentResult<PreviewPage>, RazorComponentResult<PreviewClosedPage>>> HandleAsync<TEditorial>(
        string token, TEditorial editorial, PreviewLinks links, HttpResponse response, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        // The address opens the draft: other sites must not learn it from a link in the text.
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (await links.FindAsync(editorial, token, cancellationToken) is not { } link)
            return new RazorComponentResult<PreviewClosedPage>(new { editorial.Kind }) { StatusCode = StatusCodes.Status404NotFound };
        var edition = await editorial.Db.Set<Edition>().AsNoTracking().SingleAsync(e => e.Id == link.EditionId, cancellationToken);
        var document = await editorial.Db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == edition.DocumentId, cancellationToken);
        return new RazorComponentResult<PreviewPage>(new
        {
            editorial.Kind,
            edition.Title,
            Look = editorial.Look(document, edition, headingLevel: 1),
            Link = link,
            IsPublic = document.CurrentEditionId == edition.Id && edition.State == EditionState.Published,
        });
    }
}
