using JatengPortal.Kernel.Web.Counting;

namespace JatengPortal.Tenants.Figures;

/// <summary>How long the time is that a row of figures is about.</summary>
internal enum FigureSpan
{
    Hour = 0,

    /// <summary>From midnight to midnight in WIB.</summary>
    Day = 1,
}

/// <summary>What a tenant was asked within an hour or a day.</summary>
internal sealed class FigureRow
{
    public required Guid TenantId { get; init; }
    public required FigureSpan Span { get; init; }
    public required DateTime StartUtc { get; init; }
    public long Requests { get; private set; }

    /// <summary>Answers of 500 and more.</summary>
    public long Errors { get; private set; }

    /// <summary>See <see cref="LatencyHistogram"/>.</summary>
    public string Latencies { get; private set; } = "";

    public void Add(RequestCount count)
    {
        Requests += count.Requests;
        Errors += count.Errors;
        var latencies = new long[LatencyHistogram.Classes];
        LatencyHistogram.Add(Latencies, latencies);
        for (var i = 0; i < latencies.Length; i++)
            latencies[i] += count.Latencies[i];
        Latencies = LatencyHistogram.Write(latencies);
    }
}
