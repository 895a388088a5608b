using System.Net;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Testing;

/// <summary>Makes the people who work in a portal under test.</summary>
public static class Staff
{
    /// <summary>What they sign in with.</summary>
    public const string Password = "kuda-lumping-hujan-sore";
    private static int _number;

    /// <summary>Somebody new who holds these permissions in the agency by a role of their own, and is signed in.</summary>
    public static async Task<StaffMember> HireAsync(this Agency agency, params string[] permissions)
    {
        var number = Interlocked.Increment(ref _number);
        var (userName, role) = ($"petugas{number}", $"Peran {number}");
        var held = string.Join(", ", permissions.Select(permission => $"\"{permission}\""));
        await agency.RunAsync($$"""{ "name": "Roles", "Roles": [ { "Name": "{{role}}", "Permissions": [ {{held}} ] } ] }""");
        await agency.Portal.NewAccountAsync(userName, NameOf(userName), $"{userName}@dinas.example");
        await agency.Portal.AsOperatorAsync(register => register.GrantAsync(userName, agency.Tenant, role, TestCancellation.Token));
        return new StaffMember(await agency.Portal.SignInAsync(userName), agency.Tenant.PathBase, userName, NameOf(userName), role);
    }

    /// <summary>Somebody new who administers the whole portal, and is signed in.</summary>
    public static async Task<StaffMember> HireHostAdministratorAsync(this PortalFactory portal)
    {
        var userName = $"pengelola{Interlocked.Increment(ref _number)}";
        await portal.NewAccountAsync(userName, NameOf(userName), $"{userName}@dinas.example", isHostAdministrator: true);
        return new StaffMember(await portal.SignInAsync(userName), "", userName, NameOf(userName), role: "");
    }

    /// <summary>Makes an account whose password counts as chosen by its owner.</summary>
    public static Task NewAccountAsync(
        this PortalFactory portal, string userName, string displayName, string? email = null, bool isHostAdministrator = false) =>
        portal.AsOperatorAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<HostConnection>().BeginAsync(TestCancellation.Token);
            await services.GetRequiredService<AccountRegister>()
                .CreateAsync(userName, displayName, email, Password, isHostAdministrator, TestCancellation.Token);
            // Choosing one at the first sign-in is Identity's own story; here each hash only takes its time.
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByNameAsync(userName))!;
            account.MustChangePassword = false;
            await accounts.UpdateAsync(account);
            await transaction.CommitAsync(TestCancellation.Token);
        });

    /// <summary>What the command line does with accounts.</summary>
    public static Task AsOperatorAsync(this PortalFactory portal, Func<AccountRegister, Task> work) =>
        portal.AsOperatorAsync((IServiceProvider services) => work(services.GetRequiredService<AccountRegister>()));

    /// <summary>Work of the operator, with the services of a scope.</summary>
    public static async Task AsOperatorAsync(this PortalFactory portal, Func<IServiceProvider, Task> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Set(Account.OfCommandLine("uji"), PermissionSet.All);
        await work(scope.ServiceProvider);
    }

    private static string NameOf(string userName) => $"Petugas {userName} (contoh)";

    private static async Task<Visitor> SignInAsync(this PortalFactory portal, string userName)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(userName, Password);
        return signedIn.StatusCode == HttpStatusCode.Redirect
            ? visitor
            : throw new InvalidOperationException($"{userName} can't sign in: {signedIn.StatusCode}.");
    }
}
