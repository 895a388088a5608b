using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.News.Circulars.Relations;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>
/// The agency's own circulars for the networks of legal documentation (JDIH), newest first, 200 an answer; a Link header leads to the older
/// ones. What is only a sample is no law, and left out.
/// </summary>
internal sealed class JdihFeed(NewsDbContext db, Links links, Site site)
{
    public const string Path = Circular.ListPath + "/jdih.json";
    private const int PageSize = 200;

    internal static void Map(FeatureRoutes circulars) => circulars.MapGet(Path, HandleAsync).CachePublicPage(CircularPaging.OlderThan);

    private static async Task<Results<JsonHttpResult<IReadOnlyList<JdihItem>>, NotFound>> HandleAsync(
        JdihFeed feed, HttpContext context, CancellationToken cancellationToken)
    {
        var list = feed.Own;
        if (context.Request.Query.TryGetValue(CircularPaging.OlderThan, out var cursor))
        {
            var slug = cursor.ToString();
            if (await list.SingleOrDefaultAsync(circular => circular.Slug == slug, cancellationToken) is not { } last)
                return TypedResults.NotFound();
            list = list.After(last.PublishedUtc, last.Id);
        }
        else
        {
            list = CircularPaging.Newest(list);
        }

        var found = await list.Take(PageSize + 1).ToListAsync(cancellationToken);
        if (found.Count > PageSize)
            context.Response.Headers.Link = $"<{feed.AddressAfter(found[PageSize - 1])}>; rel=\"next\"";
        return TypedResults.Json(await feed.ShowAsync([.. found.Take(PageSize)], cancellationToken));
    }

    private IQueryable<Circular> Own => db.Circulars.AsNoTracking().Where(circular => circular.OriginId == null && !circular.IsSample);

    private string AddressAfter(Circular circular) => links.AbsoluteFile($"{Path}?{CircularPaging.OlderThan}={circular.Slug}");

    private async Task<IReadOnlyList<JdihItem>> ShowAsync(IReadOnlyList<Circular> circulars, CancellationToken cancellationToken)
    {
        var editions = circulars.Select(circular => circular.EditionId).ToList();
        var fields = await db.Editions.AsNoTracking().Where(edition => editions.Contains(edition.Id))
            .ToDictionaryAsync(edition => edition.Id, edition => edition.Fields, cancellationToken);
        return [.. circulars.Select(circular => Show(new CircularWithText(circular, "", fields[circular.EditionId], "[]")))];
    }

    private JdihItem Show(CircularWithText found)
    {
        var (circular, letter) = (found.Circular, found.Letter);
        var date = circular.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new JdihItem
        {
            Id = circular.Id.ToString(),
            Year = circular.Year.ToString(CultureInfo.InvariantCulture),
            Decided = date,
            Promulgated = date,
            Number = circular.Number,
            Title = circular.Title,
            Place = letter.Place ?? "-",
            Publisher = site.Title,
            Source = $"{site.Title}, {circular.Year.ToString(CultureInfo.InvariantCulture)}",
            Subject = (circular.SubjectName ?? "-").ToUpperInvariant(),
            // Amended, it is still to be followed: there are two words only.
            Status = circular.Status == LegalStatus.Revoked ? "Tidak Berlaku" : "Berlaku",
            Body = site.Title,
            Summary = circular.Summary.Length == 0 ? "-" : circular.Summary,
            Address = links.Absolute(circular.Path, Language.Indonesian),
        };
    }
}
