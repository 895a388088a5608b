using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Notifications.Choices;
using JatengPortal.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Notifications.Delivery;

/// <summary>Puts a notification into the list of each person that it is for, and a letter into the queue of those who want one.</summary>
/// <remarks>
/// What the host's database has taken is committed before the tenant notes the message as seen. So after a crash between the two it comes
/// again, and finds by its id who was told already.
/// </remarks>
internal sealed class TakeInNotification(
    AccountDirectory directory, ModuleCatalog catalog, KnownKinds kinds, HostConnection host, NotificationsDbContext db, NotificationMail mail,
    TimeProvider clock) : IMessageHandler<NotificationRaised>
{
    /// <summary>Most people who are told of one thing.</summary>
    internal const int MostPeople = 500;

    /// <summary>Letters of one hour; what is beyond waits for the digest.</summary>
    internal const int MostLettersAnHour = 20;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task HandleAsync(NotificationRaised message, Tenant sender, CancellationToken cancellationToken)
    {
        if (kinds.Find(message.Kind) is not { } kind)
            return;
        var people = (await PeopleOfAsync(message, sender, cancellationToken)).Where(person => person.Id != message.By).DistinctBy(person => person.Id)
            .Take(MostPeople).ToList();
        if (people.Count == 0)
            return;

        await using var transaction = await host.BeginAsync(cancellationToken);
        var told = await ToldAsync(people, message, sender, cancellationToken);
        var ways = await WaysAsync(people, kind, cancellationToken);
        var letters = await LettersAsync(people, cancellationToken);
        foreach (var person in people.Where(person => !told.Contains(person.Id)))
        {
            var way = person.Email is null ? NotificationWay.ListOnly : ways.GetValueOrDefault(person.Id, kind.Default);
            if (way == NotificationWay.Mail && letters.GetValueOrDefault(person.Id) >= MostLettersAnHour)
                way = NotificationWay.DailyDigest;
            db.Notifications.Add(new PersonalNotification
            {
                AccountId = person.Id,
                Id = message.Id,
                TenantId = sender.Id,
                Kind = kind.Id,
                Subject = message.Subject,
                Path = message.Path,
                Utc = message.Utc,
                Mail = way switch
                {
                    NotificationWay.Mail when mail.Send(person, kind, message) => MailStep.Mailed,
                    NotificationWay.DailyDigest => MailStep.WaitsForDigest,
                    _ => MailStep.None,
                },
            });
        }

        var old = clock.GetUtcNow().UtcDateTime - Kept;
        await db.Notifications.Where(n => n.Utc < old).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<List<Addressee>> PeopleOfAsync(NotificationRaised message, Tenant sender, CancellationToken cancellationToken)
    {
        var people = new List<Addressee>(await directory.FindAsync(message.Accounts, cancellationToken));
        if (message.Permission is { } id && catalog.FindPermission(id) is { } permission)
            people.AddRange(await directory.HoldersAsync(sender, permission, MostPeople, cancellationToken));
        return people;
    }

    /// <summary>Who knows already: from this message, or because the same still stands unread in the list.</summary>
    private Task<HashSet<Guid>> ToldAsync(List<Addressee> people, NotificationRaised message, Tenant sender, CancellationToken cancellationToken)
    {
        var accounts = people.ConvertAll(person => person.Id);
        return db.Notifications
            .Where(n => accounts.Contains(n.AccountId) && (n.Id == message.Id
                || (n.ReadUtc == null && n.TenantId == sender.Id && n.Kind == message.Kind && n.Path == message.Path && n.Subject == message.Subject)))
            .Select(n => n.AccountId).ToHashSetAsync(cancellationToken);
    }

    private Task<Dictionary<Guid, NotificationWay>> WaysAsync(List<Addressee> people, NotificationKind kind, CancellationToken cancellationToken)
    {
        var accounts = people.ConvertAll(person => person.Id);
        return db.Ways.Where(way => way.Kind == kind.Id && accounts.Contains(way.AccountId))
            .ToDictionaryAsync(way => way.AccountId, way => way.Way, cancellationToken);
    }

    private Task<Dictionary<Guid, int>> LettersAsync(List<Addressee> people, CancellationToken cancellationToken)
    {
        var accounts = people.ConvertAll(person => person.Id);
        var since = clock.GetUtcNow().UtcDateTime - Hour;
        return db.Notifications.Where(n => n.Mail == MailStep.Mailed && accounts.Contains(n.AccountId) && n.Utc > since)
            .GroupBy(n => n.AccountId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }
}
