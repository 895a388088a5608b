using JatengPortal.Identity.Accounts.Administration;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.Memberships;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Invitations;

/// <summary>Invitations that nobody took up and that have ended or soon will, found from their end. Scoped.</summary>
internal sealed class LapsingInvitations(AccountsDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(2);

    /// <summary>Ids of the accounts.</summary>
    public IQueryable<Guid> Accounts()
    {
        var limit = clock.GetUtcNow().UtcDateTime + Soon;
        return db.Links.Where(link => link.Kind == AccountLinkKind.Invitation && link.ExpiresUtc < limit)
            .Where(link => db.Accounts.Any(account => account.Id == link.AccountId && account.PasswordHash == null && account.LastSignInUtc == null
                && account.ClosedUtc == null))
            .Select(link => link.AccountId);
    }
}

/// <summary>Those of people who have roles in the site, and in no other, on the dashboard of those who can invite them again.</summary>
internal sealed class LapsingInvitationsOfSite(LapsingInvitations invitations, AccountsDbContext db, CurrentTenant current) : IDashboardSource
{
    public async Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken)
    {
        var tenant = current.Tenant.Id;
        var count = await invitations.Accounts().CountAsync(
            id => db.Memberships.Any(m => m.AccountId == id && m.TenantId == tenant) && !db.Memberships.Any(m => m.AccountId == id && m.TenantId != tenant),
            cancellationToken);
        return [new DashboardItem(Texts.Waiting_invitations, count, $"{ListPeople.Path}?{ListPeople.StandingName}={ListPeople.Invited}")];
    }
}

/// <summary>All of them, on the dashboard of those who look after the portal's accounts.</summary>
internal sealed class LapsingInvitationsOfPortal(LapsingInvitations invitations) : IDashboardSource
{
    public async Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) =>
    [
        new DashboardItem(
            Texts.Waiting_invitations_of_portal, await invitations.Accounts().CountAsync(cancellationToken), ListAccounts.Path + "?keadaan=diundang"),
    ];
}
