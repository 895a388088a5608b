using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace JatengPortal.Identity.Invitations;

/// <summary>Uses a link up: the account gets the password, its other sessions end, and its holder is signed in anew. Scoped.</summary>
internal sealed class LinkRedemption(
    HostConnection host, AccountLinks links, UserManager<PortalAccount> accounts, AccountSessions sessions, SignIns signIns,
        IAuditTrail audit, Actor actor)
{
    /// <returns>The account, null where the link is none; and what is wrong with the password, null where it is set.</returns>
    public async Task<(PortalAccount? Account, string? Error)> RedeemAsync(
        HttpContext context, string token, AccountLinkKind kind, string password, string again, CancellationToken cancellationToken)
    {
        PortalAccount account;
        await using (var transaction = await host.BeginAsync(cancellationToken))
        {
            // Looked for under the lock of the host's writers, so that of two who come at once only one finds it.
            if (await links.FindAsync(token, kind, cancellationToken) is not { } found)
                return (null, null);
            account = found.Account;
            if (password != again)
                return (account, Texts.Password_differs);
            if (PasswordStrength.FaultOf(password, account) is { } fault)
                return (account, fault);
            actor.Set(new ActingAccount(
                new Account { Id = account.Id, UserName = account.UserName!, DisplayName = account.DisplayName },
                    Device.AddressOf(context)));
            account.MustChangePassword = false;
            account.EmailConfirmed |= found.Link.WasMailed;
            Require(await accounts.RemovePasswordAsync(account));
            Require(await accounts.AddPasswordAsync(account, password));
            await links.EndAllAsync(account.Id, cancellationToken);
            await sessions.EndAllAsync(account.Id, except: null, cancellationToken);
            await audit.RecordAsync(
                host, new AuditFact(kind == AccountLinkKind.Invitation ? "account.invitation-accepted" : "account.password-reset",
                    account.UserName!), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // A link opens no account that wants a second step; what it gave is the first one.
        if (account.HasSecondFactor)
            await SignInTicket.BeginPendingAsync(context, account, null);
        else
            await signIns.CompleteAsync(context, account, hasSecondFactor: false, cancellationToken);
        return (account, null);
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
    }
}
