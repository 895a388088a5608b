using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution.Sending;

/// <summary>A circular that was sent, how many have answered, and whether its agency has taken it back.</summary>
public sealed record SentRow(CircularDistribution Distribution, int Sent, int Acknowledged, bool IsWithdrawn);

/// <summary>Lists what was sent, newest first, a page by key, and what could be sent.</summary>
internal static class ListDistributions
{
    public const string Path = "/admin/surat-edaran/distribusi";
    public const string Before = "sebelum";
    private const int PageSize = 30;
    private const int MostUnsent = 20;

    internal static void Map(FeatureRoutes sending) => sending.MapGet(Path, HandleAsync);

    private static async Task<Results<RazorComponentResult<DistributionsScreen>, NotFound>> HandleAsync(
        [FromQuery(Name = Before)] Guid? before, NewsDbContext db, CancellationToken cancellationToken)
    {
        var list = db.CircularDistributions.AsNoTracking();
        if (before is { } key)
        {
            if (await list.SingleOrDefaultAsync(one => one.CircularId == key, cancellationToken) is not { } last)
                return TypedResults.NotFound();
            list = list.Where(one => one.SentUtc < last.SentUtc || (one.SentUtc == last.SentUtc && one.CircularId.CompareTo(last.CircularId) < 0));
        }

        var rows = await list.OrderByDescending(one => one.SentUtc).ThenByDescending(one => one.CircularId).Take(PageSize + 1)
            .Select(one => new SentRow(
                one, db.CircularReceivers.Count(receiver => receiver.CircularId == one.CircularId),
                db.CircularReceivers.Count(receiver => receiver.CircularId == one.CircularId && receiver.AcknowledgedUtc != null),
                !db.Circulars.Any(circular => circular.Id == one.CircularId)))
            .ToListAsync(cancellationToken);
        var unsent = await db.Circulars.AsNoTracking()
            .Where(circular => circular.OriginId == null && !db.CircularDistributions.Any(one => one.CircularId == circular.Id))
            .OrderByDescending(circular => circular.PublishedUtc).ThenByDescending(circular => circular.Id).Take(MostUnsent).ToListAsync(cancellationToken);
        return new RazorComponentResult<DistributionsScreen>(new
        {
            Rows = (IReadOnlyList<SentRow>)[.. rows.Take(PageSize)],
            Unsent = unsent,
            Next = rows.Count > PageSize
                ? string.Create(CultureInfo.InvariantCulture, $"{Path}?{Before}={rows[PageSize - 1].Distribution.CircularId}")
                : null,
        });
    }
}
