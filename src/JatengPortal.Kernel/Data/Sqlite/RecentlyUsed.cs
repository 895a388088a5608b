namespace JatengPortal.Kernel.Data.Sqlite;

/// <summary>Remembers what was used last; of more than <paramref name="most"/>, the one that was not used for longest drops out.</summary>
internal sealed class RecentlyUsed<T>(int most)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly LinkedList<T> _latestFirst = [];
    private readonly Dictionary<T, LinkedListNode<T>> _places = [];

    /// <returns>What dropped out; null while there is room.</returns>
    public T? Use(T item)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(item, out var place))
            {
                _latestFirst.Remove(place);
                _latestFirst.AddFirst(place);
                return null;
            }

            _places[item] = _latestFirst.AddFirst(item);
            if (_places.Count <= most)
                return null;
            var last = _latestFirst.Last!.Value;
            _latestFirst.RemoveLast();
            _places.Remove(last);
            return last;
        }
    }
}
