using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Messaging;

/// <summary>What the scope's tenant sends to others: written in its own transaction, delivered after the commit.</summary>
public sealed class Outbox
{
    private readonly TenantDatabase _database;
    private readonly CurrentTenant _current;
    private readonly TimeProvider _clock;

    internal Outbox(TenantDatabase database, CurrentTenant current, TimeProvider clock)
    {
        _database = database;
        _current = current;
        _clock = clock;
    }

    /// <summary>Sends to the parent; does nothing at the top.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public Task SendToParentAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : IMessage =>
        _current.Tenant.ParentId is { } parent ? SendAsync(message, parent, cancellationToken) : Task.CompletedTask;

    /// <summary>Sends within the scope's transaction.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: the message could not belong to the change that it tells of.</exception>
    public async Task SendAsync<TMessage>(TMessage message, Guid receiver, CancellationToken cancellationToken)
        where TMessage : IMessage
    {
        var transaction = _database.Transaction ?? throw new InvalidOperationException("Messages are sent inside a transaction.");
        var db = _database.Context<TenantStateDbContext>();
        var epoch = await db.State.Select(state => state.Epoch).SingleAsync(cancellationToken);
        var position = await db.OutboxReceivers.FindAsync([receiver], cancellationToken);
        if (position is null)
            db.OutboxReceivers.Add(position = new OutboxReceiver { ReceiverId = receiver, Epoch = epoch, Last = 0 });
        else if (position.Epoch != epoch)
            (position.Epoch, position.Last) = (epoch, 0);

        position.Last++;
        db.Outbox.Add(new OutboxMessage
        {
            ReceiverId = receiver,
            Epoch = position.Epoch,
            Sequence = position.Last,
            Type = TMessage.Type,
            Body = JsonSerializer.Serialize(message),
            CreatedUtc = _clock.GetUtcNow().UtcDateTime,
        });
        transaction.ConcernsHost();
    }
}
