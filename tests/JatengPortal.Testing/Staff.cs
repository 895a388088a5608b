using System.Net;
using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Testing;

/// <summary>People who work in a portal under test.</summary>
public static class Staff
{
    /// <summary>What they sign in with.</summary>
    public const string Password = "wayang-kulit-semalam-suntuk";
    private const string OwnPassword = "/akun/sandi";
    private static int _number;

    /// <summary>Somebody new who holds these permissions in the site by a role of their own, and is signed in.</summary>
    public static async Task<Visitor> SignInWithAsync(this Agency site, params string[] permissions) =>
        (await site.NewStaffAsync(permissions)).Visitor;

    /// <inheritdoc cref="SignInWithAsync"/>
    public static async Task<(Visitor Visitor, string UserName)> NewStaffAsync(this Agency site, params string[] permissions)
    {
        var person = await site.Portal.NewAccountAsync(isHostAdministrator: false);
        var role = $"Peran {person.UserName}";
        var held = string.Join(", ", permissions.Select(permission => $"\"{permission}\""));
        await site.RunAsync($$"""{ "name": "Roles", "Roles": [ { "Name": "{{role}}", "Permissions": [ {{held}} ] } ] }""");
        await site.Portal.AsOperatorAsync(register => register.GrantAsync(person.UserName, site.Tenant, role, TestCancellation.Token));
        return person;
    }

    /// <summary>Somebody new who administers the whole portal, and is signed in.</summary>
    public static async Task<Visitor> SignInHostAdministratorAsync(this PortalFactory portal) =>
        (await portal.NewAccountAsync(isHostAdministrator: true)).Visitor;

    /// <summary>What the command line does with accounts.</summary>
    public static async Task AsOperatorAsync(this PortalFactory portal, Func<AccountRegister, Task> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Set(Account.OfCommandLine("uji"), PermissionSet.All);
        await work(scope.ServiceProvider.GetRequiredService<AccountRegister>());
    }

    private static async Task<(Visitor Visitor, string UserName)> NewAccountAsync(this PortalFactory portal, bool isHostAdministrator)
    {
        var name = $"pegawai{Interlocked.Increment(ref _number)}";
        var visitor = new Visitor(portal);
        await portal.AsOperatorAsync(async register =>
        {
            var first = await register.CreateAsync(
                name, "Pegawai (contoh)", $"{name}@dinas.example", null, isHostAdministrator, TestCancellation.Token);
            using var signedIn = await visitor.SignInAsync(name, first);
            using var changed = await visitor.SubmitAsync(OwnPassword, OwnPassword, ("Current", first), ("New", Password), ("Again", Password));
            if (changed.StatusCode != HttpStatusCode.Redirect)
                throw new InvalidOperationException($"{name} could not choose a password: {changed.StatusCode}.");
        });
        return (visitor, name);
    }
}
