using JatengPortal.Kernel.Tenants;
using JatengPortal.Tenants.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Tenants.Figures;

/// <summary>Reads figures. Scoped.</summary>
internal sealed class FigureReader(FiguresDbContext db, StorageSizes sizes, TenantRegistry registry, TimeProvider clock)
{
    private const int Days = 7;

    /// <summary>Of one tenant.</summary>
    public async Task<FigureSummary> OfAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (yesterday, week) = (FigureTime.HourOf(now).AddHours(-23), FigureTime.DayOf(now).AddDays(1 - Days));
        var rows = await db.Figures.AsNoTracking().Where(row => row.TenantId == tenant.Id
            && ((row.Span == FigureSpan.Hour && row.StartUtc >= yesterday) || (row.Span == FigureSpan.Day && row.StartUtc >= week))).ToListAsync(cancellationToken);
        var (database, files) = await sizes.OfAsync(tenant, cancellationToken);
        return new FigureSummary(
            Figure.Of([.. rows.Where(row => row.Span == FigureSpan.Hour)]),
            [.. rows.Where(row => row.Span == FigureSpan.Day).OrderByDescending(row => row.StartUtc).Select(row => new DayFigure(FigureTime.DateOf(row.StartUtc), Figure.Of([row])))],
            database, files);
    }

    /// <summary>A page of the tenants that had requests on a day, those with most first.</summary>
    /// <param name="day">In WIB.</param>
    /// <param name="after">Requests and id of the last tenant of the page before; null for the first page.</param>
    /// <param name="size">At most this many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<TenantFigure>> ListAsync(DateOnly day, (long Requests, Guid Id)? after, int size, CancellationToken cancellationToken)
    {
        var start = FigureTime.StartOf(day);
        var rows = db.Figures.AsNoTracking().Where(row => row.Span == FigureSpan.Day && row.StartUtc == start);
        if (after is var (requests, id))
            rows = rows.Where(row => row.Requests < requests || (row.Requests == requests && row.TenantId.CompareTo(id) < 0));
        var page = await rows.OrderByDescending(row => row.Requests).ThenByDescending(row => row.TenantId).Take(size).ToListAsync(cancellationToken);
        // One that was removed since then has figures, and nobody to show them of.
        return [.. page.Where(row => registry.Find(row.TenantId) is not null).Select(row => new TenantFigure(registry.Find(row.TenantId)!, Figure.Of([row])))];
    }
}
