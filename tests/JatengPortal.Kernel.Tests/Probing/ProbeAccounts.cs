using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>
/// Whoever the header names is signed in: <c>Authorization: Uji host</c> the host's administrator, <c>Uji Penulis,Pembaca</c> somebody with
/// these roles. A browser says the same by the value of the session's cookie.
/// </summary>
internal sealed class ProbeAccounts : IAccountSource
{
    public const string Host = "host";

    public static string HeaderOf(string roles) => $"Uji {roles}";

    public Task<Account?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var named = context.Request.Headers.Authorization.ToString() is ['U', 'j', 'i', ' ', .. var header] ? header : context.Request.Cookies[SignInCookie.Name];
        return Task.FromResult(named is null ? null : new Account
        {
            Id = new Guid("01935f5e-0000-7000-8000-000000000001"),
            UserName = "sri.wahyuni",
            DisplayName = "Sri Wahyuni",
            IsHostAdministrator = named == Host,
            Roles = named.Split(',', StringSplitOptions.RemoveEmptyEntries),
        });
    }

    public Task<bool> IsHostAdministratorAsync(Guid account, CancellationToken cancellationToken) => Task.FromResult(true);
}
