using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Kernel.Messaging;

/// <summary>Carries messages from a tenant's outbox into the receivers' inboxes: in order, and each takes effect once.</summary>
internal sealed partial class Delivery(
    TenantRegistry registry, TenantScopes scopes, MessageTypes types, IDbContextFactory<HostDbContext> host, TimeProvider clock,
    ILogger<Delivery> logger)
{
    private const int BatchSize = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public async Task DeliverAllAsync(Tenant sender, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(sender);
        var outbox = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>();
        var receivers = await outbox.Outbox.Where(m => m.DeliveredUtc == null).Select(m => m.ReceiverId).Distinct()
            .ToListAsync(cancellationToken);
        foreach (var receiverId in receivers)
        {
            if (registry.Find(receiverId) is not { State: TenantState.Running } receiver)
            {
                await WaitAsync(sender, receiverId, failed: false, cancellationToken);
                continue;
            }

            try
            {
                await DeliverAsync(outbox, sender, receiver, cancellationToken);
                await StopWaitingAsync(sender, receiverId, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(logger, exception, sender.Name, receiver.Name);
                await WaitAsync(sender, receiverId, failed: true, cancellationToken);
            }
        }

        var old = clock.GetUtcNow().UtcDateTime - Kept;
        await outbox.Outbox.Where(m => m.DeliveredUtc < old).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task DeliverAsync(TenantStateDbContext outbox, Tenant sender, Tenant receiver, CancellationToken cancellationToken)
    {
        while (true)
        {
            var last = await TakeInAsync(outbox, sender, receiver, cancellationToken);
            if (last is null)
                return;
            var now = clock.GetUtcNow().UtcDateTime;
            await outbox.Outbox
                .Where(m => m.ReceiverId == receiver.Id && m.Epoch == last.Epoch && m.Sequence <= last.Last && m.DeliveredUtc == null)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.DeliveredUtc, now), cancellationToken);
        }
    }

    /// <summary>Takes in a batch of what comes after the receiver's last, in one transaction of the receiver.</summary>
    /// <returns>The receiver's new position; null where nothing was left.</returns>
    private async Task<InboxSender?> TakeInAsync(
        TenantStateDbContext outbox, Tenant sender, Tenant receiver, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(receiver);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var epoch = await outbox.State.Select(state => state.Epoch).SingleAsync(cancellationToken);
        var inbox = database.Context<TenantStateDbContext>().InboxSenders;
        var position = await inbox.FindAsync([sender.Id], cancellationToken);
        if (position is null)
            inbox.Add(position = new InboxSender { SenderId = sender.Id, Epoch = epoch, Last = 0 });
        else if (position.Epoch != epoch)
            (position.Epoch, position.Last) = (epoch, 0);

        var last = position.Last;
        var messages = await outbox.Outbox.AsNoTracking()
            .Where(m => m.ReceiverId == receiver.Id && m.Epoch == epoch && m.Sequence > last)
            .OrderBy(m => m.Sequence).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var message in messages)
        {
            foreach (var type in types.Of(message.Type, receiver))
            {
                try
                {
                    await type.HandleAsync(scope.ServiceProvider, message.Body, sender, cancellationToken);
                }
                catch (JsonException exception)
                {
                    // It will never become readable: without this, it would hold up everything that the sender has to say.
                    LogUnreadable(logger, message.Type, sender.Name, receiver.Name, exception.Message);
                }
            }

            position.Last = message.Sequence;
        }

        if (messages.Count == 0)
            return null;
        await transaction.CommitAsync(cancellationToken);
        return position;
    }

    private async Task WaitAsync(Tenant sender, Guid receiverId, bool failed, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.WaitingDeliveries.FindAsync([sender.Id, receiverId], cancellationToken);
        if (waiting is null)
        {
            waiting = new WaitingDelivery { SenderId = sender.Id, ReceiverId = receiverId, SinceUtc = now };
            db.WaitingDeliveries.Add(waiting);
        }

        waiting.Attempts = failed ? waiting.Attempts + 1 : 0;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(waiting.Attempts, 12)));
        waiting.RetryUtc = failed ? now + (pause < LongestPause ? pause : LongestPause) : null;
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task StopWaitingAsync(Tenant sender, Guid receiverId, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        await db.WaitingDeliveries.Where(w => w.SenderId == sender.Id && w.ReceiverId == receiverId).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages of {Sender} to {Receiver} could not be delivered; tried again later")]
    private static partial void LogFailed(ILogger logger, Exception exception, string sender, string receiver);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message {Type} of {Sender} to {Receiver} is left out, since it can't be read: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string type, string sender, string receiver, string reason);
}
