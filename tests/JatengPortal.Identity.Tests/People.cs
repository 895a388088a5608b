using System.Net;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Security;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests;

/// <summary>Accounts of a portal under test.</summary>
internal static class People
{
    public const string Password = "kuda-lumping-hujan-sore";
    private static int _number;

    /// <summary>A user name that nobody has.</summary>
    public static string NewName() => $"warga{Interlocked.Increment(ref _number)}";

    /// <summary>Somebody who has an account and has chosen a password already.</summary>
    public static async Task<string> NewPersonAsync(this PortalFactory portal)
    {
        var name = NewName();
        await portal.AsOperatorAsync(async register =>
        {
            var first = await register.CreateAsync(name, "Warga (contoh)", null, null, isHostAdministrator: false, TestContext.Current.CancellationToken);
            using var visitor = new Visitor(portal);
            using var signedIn = await visitor.SignInAsync(name, first);
            using var changed = await visitor.SubmitAsync(
                ChangePassword.Path, ChangePassword.Path, ("Current", first), ("New", Password), ("Again", Password));
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        });
        return name;
    }

    /// <summary>Somebody who is signed in.</summary>
    public static async Task<(Visitor Visitor, string Name)> NewSignedInAsync(this PortalFactory portal)
    {
        var name = await portal.NewPersonAsync();
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return (visitor, name);
    }

    /// <summary>What the command line does.</summary>
    public static async Task AsOperatorAsync(this PortalFactory portal, Func<AccountRegister, Task> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Set(Account.OfCommandLine("uji"), PermissionSet.All);
        await work(scope.ServiceProvider.GetRequiredService<AccountRegister>());
    }

    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
