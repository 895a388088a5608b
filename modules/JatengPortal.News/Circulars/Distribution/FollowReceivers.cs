using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>Notes what receivers say of a circular. Whom it was never sent to says nothing that counts, and what was said once stays.</summary>
internal sealed class FollowReceivers(NewsDbContext db, TenantDatabase database, TimeProvider clock)
    : IMessageHandler<CircularArrived>, IMessageHandler<CircularRead>, IMessageHandler<CircularAcknowledged>
{
    private const int LongestName = 200;

    public Task HandleAsync(CircularArrived message, Tenant sender, CancellationToken cancellationToken) =>
        NoteAsync(message.CircularId, sender, message.AtUtc, (receiver, at) => receiver.ArrivedUtc ??= at, cancellationToken);

    public Task HandleAsync(CircularRead message, Tenant sender, CancellationToken cancellationToken) =>
        NoteAsync(message.CircularId, sender, message.AtUtc, (receiver, at) => receiver.ReadUtc ??= at, cancellationToken);

    public Task HandleAsync(CircularAcknowledged message, Tenant sender, CancellationToken cancellationToken) =>
        message.By is not { Length: > 0 and <= LongestName } || message.By.Any(char.IsControl)
            ? Task.CompletedTask
            : NoteAsync(message.CircularId, sender, message.AtUtc, (receiver, at) => Acknowledge(receiver, at, message.By), cancellationToken);

    private static void Acknowledge(CircularReceiver receiver, DateTime at, string by)
    {
        if (receiver.AcknowledgedUtc is null)
            (receiver.ReadUtc, receiver.AcknowledgedUtc, receiver.AcknowledgedBy) = (receiver.ReadUtc ?? at, at, by);
    }

    private async Task NoteAsync(Guid circularId, Tenant sender, DateTime at, Action<CircularReceiver, DateTime> note, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await db.CircularReceivers.FindAsync([circularId, sender.Id], cancellationToken) is { } receiver)
        {
            // Neither before it was sent nor after now, whatever the other process says.
            var now = clock.GetUtcNow().UtcDateTime;
            note(receiver, at > now ? now : at < receiver.SentUtc ? receiver.SentUtc : DateTime.SpecifyKind(at, DateTimeKind.Utc));
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
