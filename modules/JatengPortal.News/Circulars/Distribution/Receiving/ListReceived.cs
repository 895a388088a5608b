using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution.Receiving;

/// <summary>A received circular in the staff's list.</summary>
public sealed record ReceivedRow(
    Guid Id, string Title, string Number, string OriginName, DateTime ReceivedUtc, DateTime DeadlineUtc, DateTime? ReadUtc, DateTime? AcknowledgedUtc,
    bool IsWithdrawn);

/// <summary>Lists the circulars that have come from above, newest first, a page by key.</summary>
internal static class ListReceived
{
    public const string Path = "/admin/surat-edaran/diterima";
    public const string Before = "sebelum";
    private const int PageSize = 30;

    internal static void Map(FeatureRoutes receiving) => receiving.MapGet(Path, HandleAsync);

    private static async Task<Results<RazorComponentResult<ReceivedScreen>, NotFound>> HandleAsync(
        [FromQuery(Name = Before)] Guid? before, NewsDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var list = db.ReceivedCirculars.AsNoTracking();
        if (before is { } key)
        {
            if (await list.SingleOrDefaultAsync(one => one.Id == key, cancellationToken) is not { } last)
                return TypedResults.NotFound();
            list = list.Where(one => one.ReceivedUtc < last.ReceivedUtc || (one.ReceivedUtc == last.ReceivedUtc && one.Id.CompareTo(last.Id) < 0));
        }

        var rows = await list.OrderByDescending(one => one.ReceivedUtc).ThenByDescending(one => one.Id).Take(PageSize + 1)
            .Select(one => new ReceivedRow(
                one.Id, one.Title, one.Number, one.OriginName, one.ReceivedUtc, one.DeadlineUtc, one.ReadUtc, one.AcknowledgedUtc, one.IsWithdrawn))
            .ToListAsync(cancellationToken);
        return new RazorComponentResult<ReceivedScreen>(new
        {
            Rows = (IReadOnlyList<ReceivedRow>)[.. rows.Take(PageSize)],
            Now = clock.GetUtcNow().UtcDateTime,
            Next = rows.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{Path}?{Before}={rows[PageSize - 1].Id}") : null,
        });
    }
}

/// <summary>Circulars that wait for an acknowledgement, on the dashboard.</summary>
internal sealed class WaitingReceived(NewsDbContext db) : IDashboardSource
{
    public async Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) =>
    [
        new DashboardItem(
            Texts.Waiting_received, await db.ReceivedCirculars.CountAsync(one => one.AcknowledgedUtc == null && !one.IsWithdrawn, cancellationToken),
            ListReceived.Path),
    ];
}
