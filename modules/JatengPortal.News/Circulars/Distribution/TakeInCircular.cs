using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Circulars.Distribution.Receiving;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>Takes in a circular of a site above this one; from nobody else.</summary>
internal sealed class TakeInCircular(
    ReceivedCirculars received, TenantsBelow below, CurrentTenant current, TenantDatabase database, Notifier notifier) : IMessageHandler<CircularSent>
{
    public async Task HandleAsync(CircularSent message, Tenant sender, CancellationToken cancellationToken)
    {
        if (!below.IsBelow(current.Tenant, sender))
            return;
        await using var transaction = await database.BeginAsync(cancellationToken);
        var taken = await received.TakeInAsync(message, sender, cancellationToken);
        if (taken is { IsNew: true, Circular: var circular })
        {
            var notification = new Notification(CircularNews.Arrived, circular.Title, OpenReceived.PathOf(circular.Id))
            {
                Holders = NewsModule.AcknowledgeCirculars,
            };
            await notifier.TellAsync(notification, cancellationToken);
        }

        if (taken is not null)
            transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>Tells the staff that the sender waits for their acknowledgement.</summary>
internal sealed class TakeInReminder(NewsDbContext db, Notifier notifier, TenantDatabase database) : IMessageHandler<CircularReminded>
{
    public async Task HandleAsync(CircularReminded message, Tenant sender, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        // Only what this sender has sent: a stranger finds nothing to remind of.
        if (await db.ReceivedCirculars.AsNoTracking().SingleOrDefaultAsync(
            one => one.OriginId == sender.Id && one.CircularId == message.CircularId, cancellationToken) is { AcknowledgedUtc: null } circular)
        {
            var notification = new Notification(CircularNews.Reminded, circular.Title, OpenReceived.PathOf(circular.Id))
            {
                Holders = NewsModule.AcknowledgeCirculars,
            };
            await notifier.TellAsync(notification, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>Lets go of the circulars of a site that is no more, and of a receiver that is no more.</summary>
internal sealed class ForgetInDistribution(NewsDbContext db, TenantDatabase database) : IMessageHandler<TenantRemoved>
{
    public async Task HandleAsync(TenantRemoved message, Tenant sender, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        await db.CircularReceivers.Where(receiver => receiver.TenantId == sender.Id).ExecuteDeleteAsync(cancellationToken);
        var gone = await db.Circulars.Where(circular => circular.OriginId == sender.Id).ExecuteDeleteAsync(cancellationToken);
        if (gone + await db.ReceivedCirculars.Where(one => one.OriginId == sender.Id).ExecuteDeleteAsync(cancellationToken) > 0)
            transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>What people are told of.</summary>
internal static class CircularNews
{
    public static readonly NotificationKind Arrived = new(
        "circulars.arrived", () => Texts.Told_arrived_kind, subject => string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.Told_arrived, subject));

    public static readonly NotificationKind Reminded = new(
        "circulars.reminded", () => Texts.Told_reminded_kind, subject => string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.Told_reminded, subject));
}
