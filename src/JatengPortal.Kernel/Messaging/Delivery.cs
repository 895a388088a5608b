using System.Runtime.ExceptionServices;
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

    // Some ten minutes with the growing pauses between.
    private const int MostAttemptsOfPlugins = 9;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public async Task DeliverAllAsync(Tenant sender, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(sender);
        var outbox = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>();
        var receivers = await outbox.Outbox.Where(m => m.DeliveredUtc == null).Select(m => m.ReceiverId).Distinct()
            .ToListAsync(cancellationToken);
        await EndVainWaitsAsync(sender, receivers, cancellationToken);
        foreach (var receiverId in receivers)
        {
            if (registry.Find(receiverId) is not { State: TenantState.Running } receiver)
            {
                if (await IsRemovedAsync(receiverId, cancellationToken))
                {
                    // Nobody will ever take them.
                    await outbox.Outbox.Where(m => m.ReceiverId == receiverId && m.DeliveredUtc == null).ExecuteDeleteAsync(cancellationToken);
                    await StopWaitingAsync(sender, receiverId, cancellationToken);
                    continue;
                }

                await WaitAsync(sender, receiverId, failed: false, cancellationToken);
                continue;
            }

            try
            {
                await DeliverAsync(outbox, sender, receiver, cancellationToken);
                await StopWaitingAsync(sender, receiverId, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
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
        var most = BatchSize;
        var more = true;
        // Another tenant may soon have the name, and the database, of a sender that is being removed.
        while (more && registry.Find(sender.Id) is { State: not TenantState.Removing })
        {
            var taken = await TakeInAsync(outbox, sender, receiver, most, isWithPlugins: true, cancellationToken);
            if (taken is { Failure: { } failure, Handled: 0 })
            {
                if (!taken.IsOfPlugin || await AttemptsAsync(sender, receiver, cancellationToken) < MostAttemptsOfPlugins)
                    failure.Throw();
                // Its handler has had its chances, and holds up what the portal itself has to deliver.
                LogGivenUp(logger, sender.Name, receiver.Name, failure.SourceException.Message);
                taken = await TakeInAsync(outbox, sender, receiver, most: 1, isWithPlugins: false, cancellationToken);
                taken.Failure?.Throw();
            }

            // What came before the one that failed is taken in without it: it must not wait for a repair.
            most = taken.Failure is null ? BatchSize : taken.Handled;
            more = taken.Failure is not null || taken.Handled > 0;
            if (taken.Failure is null)
                await MarkDeliveredAsync(outbox, receiver, taken.Position, cancellationToken);
        }
    }

    /// <summary>Also where nothing was taken in: after a crash between the receiver's commit and this mark, only the mark is missing.</summary>
    private async Task MarkDeliveredAsync(
        TenantStateDbContext outbox, Tenant receiver, InboxSender position, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (epoch, last) = (position.Epoch, position.Last);
        await outbox.Outbox
            .Where(m => m.ReceiverId == receiver.Id && m.DeliveredUtc == null
                && (m.Epoch.CompareTo(epoch) < 0 || (m.Epoch == epoch && m.Sequence <= last)))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.DeliveredUtc, now), cancellationToken);
    }

    /// <summary>Takes in a batch of what comes after the receiver's last, in one transaction of the receiver.</summary>
    /// <remarks>Epochs are version-7 ids, so they sort by age: what is left of an old one comes before the new one.</remarks>
    private async Task<TakenIn> TakeInAsync(
        TenantStateDbContext outbox, Tenant sender, Tenant receiver, int most, bool isWithPlugins, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(receiver);
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var inbox = database.Context<TenantStateDbContext>().InboxSenders;
        var position = await inbox.FindAsync([sender.Id], cancellationToken);
        if (position is null)
            inbox.Add(position = new InboxSender { SenderId = sender.Id, Epoch = Guid.Empty, Last = 0 });

        var (epoch, last) = (position.Epoch, position.Last);
        var messages = await outbox.Outbox.AsNoTracking()
            .Where(m => m.ReceiverId == receiver.Id && (m.Epoch.CompareTo(epoch) > 0 || (m.Epoch == epoch && m.Sequence > last)))
            .OrderBy(m => m.Epoch).ThenBy(m => m.Sequence).Take(most).ToListAsync(cancellationToken);
        var handled = 0;
        MessageType? handler = null;
        try
        {
            foreach (var message in messages)
            {
                foreach (var type in types.Of(message.Type, receiver).Where(type => isWithPlugins || !type.IsOfPlugin))
                {
                    handler = type;
                    await HandleAsync(type, message, scope.ServiceProvider, sender, receiver, cancellationToken);
                }

                (position.Epoch, position.Last) = (message.Epoch, message.Sequence);
                handled++;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new TakenIn(position, handled, ExceptionDispatchInfo.Capture(exception), handler is { IsOfPlugin: true });
        }

        if (handled > 0)
            await transaction.CommitAsync(cancellationToken);
        return new TakenIn(position, handled, null, IsOfPlugin: false);
    }

    private async Task HandleAsync(
        MessageType type, OutboxMessage message, IServiceProvider services, Tenant sender, Tenant receiver, CancellationToken cancellationToken)
    {
        try
        {
            await type.HandleAsync(services, message.Body, sender, cancellationToken);
        }
        catch (JsonException exception)
        {
            // It will never become readable: without this, it would hold up everything that the sender has to say.
            LogUnreadable(logger, message.Type, sender.Name, receiver.Name, exception.Message);
        }
    }

    private async Task<int> AttemptsAsync(Tenant sender, Tenant receiver, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await db.WaitingDeliveries.Where(w => w.SenderId == sender.Id && w.ReceiverId == receiver.Id)
            .Select(w => w.Attempts).SingleOrDefaultAsync(cancellationToken);
    }

    /// <param name="Position">The receiver's, where nothing failed.</param>
    /// <param name="Handled">How many messages went well; they are undone where a later one failed.</param>
    /// <param name="Failure">Of the message after those.</param>
    /// <param name="IsOfPlugin">Whether a plug-in's handler failed.</param>
    private sealed record TakenIn(InboxSender Position, int Handled, ExceptionDispatchInfo? Failure, bool IsOfPlugin);

    private async Task<bool> IsRemovedAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        return await db.Tenants.IgnoreQueryFilters().AnyAsync(row => row.Id == tenantId && row.State == TenantState.Removed, cancellationToken);
    }

    private async Task WaitAsync(Tenant sender, Guid receiverId, bool failed, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // A receiver opens before this transaction, and is seen here to be open, or after it, and wakes whom it finds waiting.
        await db.TakeTurnAsync(cancellationToken);
        var hasOpened = !failed && await db.Tenants.AnyAsync(row => row.Id == receiverId && row.State == TenantState.Running, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.WaitingDeliveries.FindAsync([sender.Id, receiverId], cancellationToken);
        if (waiting is null)
        {
            waiting = new WaitingDelivery { SenderId = sender.Id, ReceiverId = receiverId, SinceUtc = now };
            db.WaitingDeliveries.Add(waiting);
        }

        waiting.Attempts = failed ? waiting.Attempts + 1 : 0;
        var pause = failed ? TimeSpan.FromSeconds(Math.Pow(2, Math.Min(waiting.Attempts, 12))) : LongestPause;
        waiting.RetryUtc = hasOpened ? now : now + (pause < LongestPause ? pause : LongestPause);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A crash between the last delivery and the end of the waiting leaves a row that nothing waits for.</summary>
    private async Task EndVainWaitsAsync(Tenant sender, List<Guid> receivers, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        var vain = db.WaitingDeliveries.Where(w => w.SenderId == sender.Id && !receivers.Contains(w.ReceiverId));
        // A look first: every visit comes by here, and nearly none has anything to write.
        if (await vain.AnyAsync(cancellationToken))
            await vain.ExecuteDeleteAsync(cancellationToken);
    }

    private async Task StopWaitingAsync(Tenant sender, Guid receiverId, CancellationToken cancellationToken)
    {
        await using var db = await host.CreateDbContextAsync(cancellationToken);
        await db.WaitingDeliveries.Where(w => w.SenderId == sender.Id && w.ReceiverId == receiverId).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages of {Sender} to {Receiver} could not be delivered; tried again later")]
    private static partial void LogFailed(ILogger logger, Exception exception, string sender, string receiver);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of {Sender} to {Receiver} is kept from a plug-in that failed too often over it: {Reason}")]
    private static partial void LogGivenUp(ILogger logger, string sender, string receiver, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message {Type} of {Sender} to {Receiver} is left out, since it can't be read: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string type, string sender, string receiver, string reason);
}
