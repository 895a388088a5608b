using System.Collections.Concurrent;
using System.Threading.Channels;

namespace JatengPortal.Kernel.Messaging;

/// <summary>Tenants that want a visit. One stands in it once, so it is never longer than there are tenants.</summary>
internal sealed class VisitQueue
{
    private readonly Channel<Guid> _channel = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, bool> _waiting = new();

    public void Enqueue(Guid tenantId)
    {
        if (_waiting.TryAdd(tenantId, true))
            _channel.Writer.TryWrite(tenantId);
    }

    public async Task<Guid> DequeueAsync(CancellationToken cancellationToken)
    {
        var tenantId = await _channel.Reader.ReadAsync(cancellationToken);
        _waiting.TryRemove(tenantId, out _);
        return tenantId;
    }
}
