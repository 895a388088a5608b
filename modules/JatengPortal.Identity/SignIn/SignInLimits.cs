using JatengPortal.Identity.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Identity.SignIn;

/// <summary>
/// Holds off guessing. What strangers try counts against the account for strangers alone: a device on which the person has signed in
/// before carries a proof of it and is counted by itself, so nobody can lock anybody out of their own device.
/// </summary>
/// <remarks>OWASP, "Slow Down Online Guessing Attacks with Device Cookies". In memory and bounded: a restart forgives.</remarks>
internal sealed class SignInLimits(TimeProvider clock, IDataProtectionProvider protection) : IDisposable
{
    /// <summary>Wrong passwords for one account, from strangers or from one known device, before it has to wait.</summary>
    public const int MostPerAccount = 10;

    /// <summary>Wrong passwords from one network, for whatever accounts.</summary>
    public const int MostPerNetwork = 100;

    private const string DeviceCookie = "portal-device";

    /// <summary>How long failures count, and so the longest that anybody waits.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan DeviceKnownFor = TimeSpan.FromDays(180);
    private readonly AttemptCounters _counters = new(clock, Window);
    private readonly IDataProtector _device = protection.CreateProtector("JatengPortal.Identity.Device");

    /// <summary>Whether anybody in this network may try now. Costs nothing: asked before an account is looked up.</summary>
    public bool MayTry(HttpContext context) => _counters.CountOf(NetworkKey(context)) < MostPerNetwork;

    /// <summary>Whether a password may be tried now.</summary>
    /// <param name="context">Of the attempt.</param>
    /// <param name="userName">As typed; accounts that don't exist are counted alike.</param>
    /// <param name="account">Null where there is none.</param>
    public bool MayTry(HttpContext context, string userName, PortalAccount? account) =>
        MayTry(context) && _counters.CountOf(AccountKey(context, userName, account)) < MostPerAccount;

    /// <summary>Whether this refusal is the first one of its window: it is noted, and the thousands after it aren't.</summary>
    public bool IsFirstRefusal(HttpContext context, PortalAccount account)
    {
        var key = AccountKey(context, account.UserName!, account);
        if (_counters.CountOf(key) != MostPerAccount)
            return false;
        _counters.Raise(key);
        return true;
    }

    /// <summary>A password or a second step was wrong.</summary>
    public void Failed(HttpContext context, string userName, PortalAccount? account)
    {
        _counters.Raise(NetworkKey(context));
        _counters.Raise(AccountKey(context, userName, account));
    }

    /// <summary>The person has signed in: the failures of this device are forgiven, and it is known from now on.</summary>
    public void Succeeded(HttpContext context, PortalAccount account)
    {
        _counters.Forget(AccountKey(context, account.UserName!, account));
        context.Response.Cookies.Append(DeviceCookie, _device.Protect($"{account.Id:N} {Guid.CreateVersion7(clock.GetUtcNow()):N}"),
            new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            MaxAge = DeviceKnownFor,
        });
    }

    public void Dispose() => _counters.Dispose();

    private static string NetworkKey(HttpContext context) => "n " + Device.NetworkOf(context);

    private string AccountKey(HttpContext context, string userName, PortalAccount? account) =>
        account is not null && KnownDevice(context, account) is { } device ? "d " + device
            : "a " + (account?.NormalizedUserName ?? userName.ToUpperInvariant());

    private string? KnownDevice(HttpContext context, PortalAccount account)
    {
        if (context.Request.Cookies[DeviceCookie] is not { Length: < 1000 } cookie)
            return null;
        try
        {
            var device = _device.Unprotect(cookie);
            return device.StartsWith(account.Id.ToString("N"), StringComparison.Ordinal) ? device : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
