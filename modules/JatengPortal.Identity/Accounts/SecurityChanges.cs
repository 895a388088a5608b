using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Identity;

namespace JatengPortal.Identity.Accounts;

/// <summary>Who may change what guards an account besides its password.</summary>
internal static class SecurityChanges
{
    /// <summary>
    /// Whether one of the account's passkeys, or its app, has to be shown first: whoever has stolen the password could otherwise put
    /// their own beside it, and keep the account.
    /// </summary>
    public static async Task<bool> WantMoreAsync(CurrentAccount current, PortalAccount account, UserManager<PortalAccount> accounts) =>
        !current.Account!.HasSecondFactor && (account.HasSecondFactor || (await accounts.GetPasskeysAsync(account)).Count > 0);
}
