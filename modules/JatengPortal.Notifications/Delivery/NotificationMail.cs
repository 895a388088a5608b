using System.Globalization;
using System.Text;
using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.Notifications.Choices;

namespace JatengPortal.Notifications.Delivery;

/// <summary>Writes the letters that tell of notifications, in Indonesian. Scoped.</summary>
internal sealed class NotificationMail(MailQueue queue, HostConnection host, Links links, TenantRegistry registry, KnownKinds kinds)
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    /// <summary>One letter of one notification; from the tenant of the scope.</summary>
    /// <returns>Whether it was queued.</returns>
    public bool Send(Addressee person, NotificationKind kind, NotificationRaised message) => InIndonesian(() =>
    {
        var said = kind.Say(message.Subject);
        var text = string.Format(
            Indonesian, Texts.Mail_one, person.DisplayName, said, links.AbsoluteFile($"{AccountPaths.Notifications}/{message.Id}"),
            links.AbsoluteFile(ChooseWays.Path));
        return MailQueue.IsAddress(person.Email) && queue.Add(host, new OutgoingMail(person.Email!, person.DisplayName, said, text, kind.Id));
    });

    /// <summary>The letter of a day.</summary>
    /// <param name="person">Whom it is for.</param>
    /// <param name="waiting">What it tells of, oldest first.</param>
    /// <param name="more">How many it doesn't name.</param>
    /// <param name="origin">Scheme, host name and port of the portal, with the prefix of the tenant whose pages it leads to.</param>
    public bool SendDigest(Addressee person, IReadOnlyList<PersonalNotification> waiting, int more, string origin) => InIndonesian(() =>
    {
        var list = new StringBuilder();
        foreach (var notification in waiting)
            list.Append("- ").Append(registry.Find(notification.TenantId)?.Title).Append(": ").Append(kinds.Say(notification.Kind, notification.Subject)).Append('\n');
        if (more > 0)
            list.AppendFormat(Indonesian, Texts.Mail_more, more).Append('\n');
        var subject = string.Format(Indonesian, Texts.Mail_digest_subject, waiting.Count + more);
        var text = string.Format(Indonesian, Texts.Mail_digest, person.DisplayName, list, origin + AccountPaths.Notifications, origin + ChooseWays.Path);
        return MailQueue.IsAddress(person.Email) && queue.Add(host, new OutgoingMail(person.Email!, person.DisplayName, subject, text, "digest"));
    });

    private static bool InIndonesian(Func<bool> write)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Indonesian;
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
