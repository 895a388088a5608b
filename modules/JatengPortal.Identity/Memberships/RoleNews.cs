using System.Globalization;
using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Identity.Memberships;

/// <summary>Tells people of the roles that somebody has given them.</summary>
internal sealed class RoleNews(HostNotifier notifier)
{
    public static readonly NotificationKind RoleGiven =
        new("people.role-given", () => Texts.Role_given_kind, roles => string.Format(CultureInfo.CurrentCulture, Texts.Role_given, roles));

    private const string Path = "/admin";

    /// <summary>Once it is committed: a transaction of the tenant can't wait for one of the host.</summary>
    public async Task TellAsync(PortalAccount account, Tenant tenant, IReadOnlyCollection<string> given, CancellationToken cancellationToken)
    {
        if (given.Count > 0)
            await notifier.TellAsync(tenant, new Notification(RoleGiven, string.Join(", ", given), Path) { Accounts = [account.Id] }, cancellationToken);
    }
}
