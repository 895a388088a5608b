namespace JatengPortal.Kernel.Data.Sqlite;

/// <summary>
/// Remembers what was used last, and when; of more than <paramref name="most"/>, the one that was not used for longest drops out.
/// </summary>
internal sealed class RecentlyUsed<T>(int most, TimeProvider clock)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(T Item, DateTimeOffset At)> _latestFirst = [];
    private readonly Dictionary<T, LinkedListNode<(T Item, DateTimeOffset At)>> _places = [];

    /// <returns>What dropped out; null while there is room.</returns>
    public T? Use(T item)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_places.TryGetValue(item, out var place))
            {
                place.Value = (item, now);
                _latestFirst.Remove(place);
                _latestFirst.AddFirst(place);
                return null;
            }

            _places[item] = _latestFirst.AddFirst((item, now));
            return _places.Count <= most ? null : DropLast();
        }
    }

    /// <summary>Drops the one that was not used for longest, if that is at least this long.</summary>
    /// <returns>What dropped out; null where nothing is that old.</returns>
    public T? DropUnused(TimeSpan atLeast)
    {
        var before = clock.GetUtcNow() - atLeast;
        lock (_lock)
            return _latestFirst.Last is { } last && last.Value.At <= before ? DropLast() : null;
    }

    private T DropLast()
    {
        var last = _latestFirst.Last!.Value.Item;
        _latestFirst.RemoveLast();
        _places.Remove(last);
        return last;
    }
}
