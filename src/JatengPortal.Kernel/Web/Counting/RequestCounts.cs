using System.Collections.Concurrent;

namespace JatengPortal.Kernel.Web.Counting;

/// <summary>What one tenant was asked within a span of time.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Requests">How many requests it had.</param>
/// <param name="Errors">How many of them were answered with 500 or more.</param>
/// <param name="Latencies">How long they took; see <see cref="LatencyHistogram"/>.</param>
public sealed record RequestCount(Guid TenantId, long Requests, long Errors, IReadOnlyList<long> Latencies);

/// <summary>
/// Counts requests by tenant, in memory, until somebody takes the counts. A request costs a look-up and three additions; a tenant that nobody
/// asks costs nothing.
/// </summary>
public sealed class RequestCounts
{
    private volatile ConcurrentDictionary<Guid, Counter> _counters = new();
    private ConcurrentDictionary<Guid, Counter> _before = new();

    /// <summary>
    /// What was counted until the last call. What is counted now is only taken by the next one, since requests may be about to add to it.
    /// </summary>
    public IReadOnlyList<RequestCount> Take()
    {
        var taken = _before;
        _before = _counters;
        _counters = new ConcurrentDictionary<Guid, Counter>();
        return [.. taken.Select(pair => pair.Value.Read(pair.Key))];
    }

    internal void Count(Guid tenantId, int status, TimeSpan duration)
    {
        if (!_counters.TryGetValue(tenantId, out var counter))
            counter = _counters.GetOrAdd(tenantId, static _ => new Counter());
        counter.Add(status, (long)duration.TotalMicroseconds);
    }

    private sealed class Counter
    {
        private readonly int[] _latencies = new int[LatencyHistogram.Classes];
        private int _errors;

        public void Add(int status, long microseconds)
        {
            Interlocked.Increment(ref _latencies[LatencyHistogram.ClassOf(microseconds)]);
            if (status >= 500)
                Interlocked.Increment(ref _errors);
        }

        public RequestCount Read(Guid tenantId)
        {
            long[] latencies = [.. _latencies.Select(count => (long)count)];
            return new RequestCount(tenantId, latencies.Sum(), _errors, latencies);
        }
    }
}
