using JatengPortal.Identity.Data;
using JatengPortal.Identity.Invitations;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts;

/// <summary>
/// Closes and opens accounts, and says who administers the portal. Somebody always does, and nobody does this to themselves. Scoped.
/// </summary>
internal sealed class AccountStanding(
    HostConnection host, AccountsDbContext db, UserManager<PortalAccount> accounts, AccountSessions sessions, AccountLinks links,
    CurrentAccount current, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="RuleViolationException"><c>account.own</c>, <c>account.last-administrator</c></exception>
    public async Task CloseAsync(PortalAccount account, CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        await db.Entry(account).ReloadAsync(cancellationToken);
        if (account.ClosedUtc is not null)
            return;
        RequireOther(account);
        if (account.IsHostAdministrator)
            await RequireAnotherAdministratorAsync(account, cancellationToken);
        account.ClosedUtc = clock.GetUtcNow().UtcDateTime;
        // The new stamp ends what was begun for the account elsewhere: a first step, a link.
        await accounts.UpdateSecurityStampAsync(account);
        await sessions.EndAllAsync(account.Id, except: null, cancellationToken);
        await links.EndAllAsync(account.Id, cancellationToken);
        await audit.RecordAsync(host, new AuditFact("account.closed", account.UserName!), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task ReopenAsync(PortalAccount account, CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        await db.Entry(account).ReloadAsync(cancellationToken);
        if (account.ClosedUtc is null)
            return;
        account.ClosedUtc = null;
        await accounts.UpdateAsync(account);
        await audit.RecordAsync(host, new AuditFact("account.reopened", account.UserName!), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="RuleViolationException"><c>account.own</c>, <c>account.last-administrator</c>, <c>account.closed</c></exception>
    public async Task SetHostAdministratorAsync(PortalAccount account, bool isAdministrator, CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        await db.Entry(account).ReloadAsync(cancellationToken);
        if (account.IsHostAdministrator == isAdministrator)
            return;
        RequireOther(account);
        if (!isAdministrator)
            await RequireAnotherAdministratorAsync(account, cancellationToken);
        else if (account.ClosedUtc is not null)
            throw new RuleViolationException("account.closed", "A closed account administers nothing.");
        account.IsHostAdministrator = isAdministrator;
        await accounts.UpdateAsync(account);
        // A link that somebody was given for an account of less weight opens none that administers the portal.
        if (isAdministrator)
            await links.EndAllAsync(account.Id, cancellationToken);
        await audit.RecordAsync(
            host, new AuditFact("account.host-administrator-changed",
                account.UserName!) { After = new { IsHostAdministrator = isAdministrator } }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Takes app, recovery codes and passkeys from somebody who has lost them, and ends the sessions. From then on the password alone opens
    /// the account, until the person sets up others; a role that wants two steps asks for it at once.
    /// </summary>
    /// <exception cref="RuleViolationException"><c>account.own</c></exception>
    public async Task ForgetSecondStepsAsync(PortalAccount account, CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        await db.Entry(account).ReloadAsync(cancellationToken);
        RequireOther(account);
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == account.Id).ExecuteDeleteAsync(cancellationToken);
        await accounts.UpdateSecurityStampAsync(account);
        await sessions.EndAllAsync(account.Id, except: null, cancellationToken);
        await audit.RecordAsync(host, new AuditFact("account.second-steps-forgotten", account.UserName!), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void RequireOther(PortalAccount account)
    {
        if (current.Account?.Id == account.Id)
            throw new RuleViolationException("account.own", "Nobody does this to their own account.");
    }

    // Under the lock of the host's writers: of two administrators who take it from each other, the second one finds out.
    private async Task RequireAnotherAdministratorAsync(PortalAccount account, CancellationToken cancellationToken)
    {
        if (!await db.Accounts.AnyAsync(
            other => other.IsHostAdministrator && other.ClosedUtc == null && other.Id != account.Id
                && (other.PasswordHash != null || other.LastSignInUtc != null), cancellationToken))
            throw new RuleViolationException("account.last-administrator", "The portal keeps at least one administrator.");
    }
}
