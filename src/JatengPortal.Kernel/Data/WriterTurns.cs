namespace JatengPortal.Kernel.Data;

/// <summary>
/// Lets those of this process who write to one tenant take turns before they open a connection. Whoever waits for the lock of a database
/// holds a thread on SQLite and a connection on PostgreSQL; so many editors at once would hold all of them, and the one who has the lock
/// could not go on.
/// </summary>
internal sealed class WriterTurns
{
    // Then the database itself says whether it is locked, as it does for another process.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    // Only tenants that somebody writes to at this moment.
    private readonly Dictionary<Guid, Queue> _queues = [];

    /// <summary>Waits until it is one's turn; disposing ends it, once.</summary>
    public async Task<IDisposable> TakeAsync(Guid tenant, CancellationToken cancellationToken)
    {
        var queue = Enter(tenant);
        try
        {
            return new Turn(this, tenant, queue, hasIt: await queue.One.WaitAsync(LongestWait, cancellationToken));
        }
        catch
        {
            Leave(tenant, queue);
            throw;
        }
    }

    private Queue Enter(Guid tenant)
    {
        lock (_queues)
        {
            if (!_queues.TryGetValue(tenant, out var queue))
                _queues[tenant] = queue = new Queue();
            queue.People++;
            return queue;
        }
    }

    private void Leave(Guid tenant, Queue queue)
    {
        lock (_queues)
        {
            if (--queue.People > 0)
                return;
            _queues.Remove(tenant);
        }

        queue.One.Dispose();
    }

    private sealed class Queue
    {
        public SemaphoreSlim One { get; } = new(1, 1);

        public int People { get; set; }
    }

    private sealed class Turn(WriterTurns turns, Guid tenant, Queue queue, bool hasIt) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            if (_isOver)
                return;
            _isOver = true;
            if (hasIt)
                queue.One.Release();
            turns.Leave(tenant, queue);
        }
    }
}
