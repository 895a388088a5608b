using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web.Counting;

namespace JatengPortal.Tenants.Figures;

/// <summary>What a tenant was asked within some time.</summary>
/// <param name="Requests">How many requests it had.</param>
/// <param name="Errors">How many were answered with 500 or more.</param>
/// <param name="Median">Of how long answers took, in milliseconds; null without requests.</param>
/// <param name="P95">What 95 of 100 answers stayed below.</param>
public sealed record Figure(long Requests, long Errors, double? Median, double? P95)
{
    internal static Figure Of(IReadOnlyCollection<FigureRow> rows)
    {
        var latencies = new long[LatencyHistogram.Classes];
        foreach (var row in rows)
            LatencyHistogram.Add(row.Latencies, latencies);
        return new Figure(
            rows.Sum(row => row.Requests), rows.Sum(row => row.Errors), LatencyHistogram.Quantile(latencies, 0.5), LatencyHistogram.Quantile(latencies, 0.95));
    }
}

/// <summary>A day of a tenant.</summary>
/// <param name="Date">In WIB.</param>
/// <param name="Figure">What it was asked.</param>
public sealed record DayFigure(DateOnly Date, Figure Figure);

/// <summary>What is shown of one tenant.</summary>
/// <param name="Today">The last 24 hours.</param>
/// <param name="Days">The last days that had requests, the latest first.</param>
/// <param name="DatabaseBytes">Room of the database.</param>
/// <param name="FileBytes">Room of the files beside it.</param>
public sealed record FigureSummary(Figure Today, IReadOnlyList<DayFigure> Days, long DatabaseBytes, long FileBytes);

/// <summary>A tenant in the list of a day.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Figure">What it was asked.</param>
public sealed record TenantFigure(Tenant Tenant, Figure Figure);
