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
    private const string Methods = "amr";
    private const string SeveralFactors = "mfa";

    /// <summary>How long a session lasts after its last use.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>The account; null for nobody.</summary>
    public static Guid? AccountOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Subject), out var id) ? id : null;

    /// <summary>Whether more than a password was shown (RFC 8176, <c>mfa</c>).</summary>
    public static bool HasSecondFactor(ClaimsPrincipal principal) => principal.HasClaim(Methods, SeveralFactors);

    /// <summary>Begins a session with a key of its own, whatever cookie the request came with.</summary>
    public static async Task BeginAsync(HttpContext context, PortalAccount account, bool hasSecondFactor)
    {
        await context.SignOutAsync(PendingScheme);
        await context.SignOutAsync(Scheme);
        await context.SignInAsync(Scheme, PrincipalOf(account, Scheme, hasSecondFactor), new AuthenticationProperties { IsPersistent = false });
    }

    /// <summary>Remembers for some minutes who owes the second step.</summary>
    public static Task BeginPendingAsync(HttpContext context, PortalAccount account, string? returnAddress) => context.SignInAsync(
        PendingScheme, PrincipalOf(account, PendingScheme, hasSecondFactor: false),
        new AuthenticationProperties { IsPersistent = false, RedirectUri = returnAddress });

    private static ClaimsPrincipal PrincipalOf(PortalAccount account, string scheme, bool hasSecondFactor)
    {
        var identity = new ClaimsIdentity(
            [new Claim(Subject, account.Id.ToString()), new Claim("name", account.UserName!), new Claim("stamp", account.SecurityStamp!)], scheme, "name", "role");
        if (hasSecondFactor)
            identity.AddClaim(new Claim(Methods, SeveralFactors));
        return new ClaimsPrincipal(identity);
    }
}
