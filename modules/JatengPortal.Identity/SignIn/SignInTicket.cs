using System.Security.Claims;
using JatengPortal.Identity.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Identity.SignIn;

/// <summary>What a session's ticket says, and how one begins.</summary>
internal static class SignInTicket
{
    /// <summary>The scheme of signed-in people.</summary>
    public const string Scheme = "Portal";

    /// <summary>The scheme of those who have shown a password and owe the second step.</summary>
    public const string PendingScheme = "PortalSecondStep";

    private const string Subject = "sub";
    private const string Session = "sid";
    private const string Stamp = "stamp";

    /// <summary>Whether nothing about signing in has changed since: the framework renews the account's stamp with each such change.</summary>
    public static bool IsCurrent(ClaimsPrincipal pending, PortalAccount account) => pending.FindFirstValue(Stamp) == account.SecurityStamp;

    /// <summary>The account; null for nobody.</summary>
    public static Guid? AccountOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Subject), out var id) ? id : null;

    /// <summary>The key of the session; null for none.</summary>
    public static string? SessionKeyOf(ClaimsPrincipal principal) => principal.FindFirstValue(Session);

    /// <summary>Gives the browser the key of a session that has begun.</summary>
    public static async Task BeginAsync(HttpContext context, PortalAccount account, string sessionKey)
    {
        await context.SignOutAsync(PendingScheme);
        await context.SignInAsync(Scheme, PrincipalOf(account, Scheme, new Claim(Session, sessionKey)), new AuthenticationProperties { IsPersistent = false });
    }

    /// <summary>Remembers for some minutes who owes the second step.</summary>
    public static Task BeginPendingAsync(HttpContext context, PortalAccount account, string? returnAddress) => context.SignInAsync(
        PendingScheme, PrincipalOf(account, PendingScheme, new Claim(Stamp, account.SecurityStamp!)),
        new AuthenticationProperties { IsPersistent = false, RedirectUri = returnAddress });

    private static ClaimsPrincipal PrincipalOf(PortalAccount account, string scheme, Claim more) =>
        new(new ClaimsIdentity([new Claim(Subject, account.Id.ToString()), new Claim("name", account.UserName!), more], scheme, "name", "role"));
}
