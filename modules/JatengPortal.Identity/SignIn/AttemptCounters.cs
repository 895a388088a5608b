using Microsoft.Extensions.Caching.Memory;

namespace JatengPortal.Identity.SignIn;

/// <summary>Counts attempts within a window, by key. In memory and bounded: a restart forgives.</summary>
internal sealed class AttemptCounters(TimeProvider clock, TimeSpan window) : IDisposable
{
    private const int Most = 50_000;
    private readonly MemoryCache _counters = new(new MemoryCacheOptions { SizeLimit = Most });

    public int CountOf(string key) => _counters.Get<Counter>(key) is { } counter && clock.GetUtcNow() - counter.Since < window
        ? counter.Count : 0;

    public void Raise(string key)
    {
        var now = clock.GetUtcNow();
        var counter = _counters.Get<Counter>(key);
        if (counter is null || now - counter.Since >= window)
            _counters.Set(key, counter = new Counter(now), new MemoryCacheEntryOptions { Size = 1,
                AbsoluteExpirationRelativeToNow = window * 2 });
        counter.Raise();
    }

    public void Forget(string key) => _counters.Remove(key);

    public void Dispose() => _counters.Dispose();

    private sealed class Counter(DateTimeOffset since)
    {
        private int _count;

        public DateTimeOffset Since { get; } = since;

        public int Count => Volatile.Read(ref _count);

        public void Raise() => Interlocked.Increment(ref _count);
    }
}
