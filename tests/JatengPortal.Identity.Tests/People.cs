using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests;

/// <summary>Accounts of a portal under test.</summary>
internal static partial class People
{
    public const string Password = Staff.Password;
    private static int _number;

    /// <summary>A user name that nobody has.</summary>
    public static string NewName() => $"warga{Interlocked.Increment(ref _number)}";

    /// <summary>Somebody who has an account and has chosen a password already.</summary>
    public static async Task<string> NewPersonAsync(this PortalFactory portal)
    {
        var name = NewName();
        await portal.NewAccountAsync(name, "Warga (contoh)");
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

    /// <summary>Somebody whose password opens nothing without the app's code (or one of the recovery codes).</summary>
    public static async Task<(string Name, byte[] Key, List<string> Recovery)> NewPersonWithAppAsync(this PortalFactory portal)
    {
        var (visitor, name) = await portal.NewSignedInAsync();
        using (visitor)
        {
            var key = OneTimeCode.FromBase32(KeyText().Match(await visitor.ReadAsync(SetUpSecondFactor.Path)).Groups[1].Value);
            using var set = await visitor.SubmitAsync(SetUpSecondFactor.Path, SetUpSecondFactor.Path, ("Code", OneTimeCode.Of(key)));
            var recovery = RecoveryCode().Matches(await set.TextAsync()).Select(match => match.Groups[1].Value).ToList();
            Assert.Equal(10, recovery.Count);
            return (name, key, recovery);
        }
    }

    /// <summary>Somebody signed in who holds these permissions in a tenant, by a role of their own.</summary>
    public static async Task<(Visitor Visitor, string Name, string Role)> NewStaffAsync(this PortalFactory portal, string tenant,
        params string[] permissions)
    {
        var member = await portal.At(tenant).HireAsync(permissions);
        return (member.Browser, member.UserName, member.Role);
    }

    /// <summary>A role that nobody holds yet.</summary>
    public static async Task<string> NewRoleAsync(this PortalFactory portal, string tenant, params string[] permissions)
    {
        var role = $"Peran uji {Interlocked.Increment(ref _number)}";
        var ids = string.Join(", ", permissions.Select(id => $"\"{id}\""));
        await portal.At(tenant).RunAsync($$"""{ "name": "Roles", "Roles": [ { "Name": "{{role}}", "Permissions": [{{ids}}] } ] }""");
        return role;
    }

    public static Task GrantAsync(this PortalFactory portal, string name, string tenant, string role) => portal.AsOperatorAsync(
        register => register.GrantAsync(name, portal.At(tenant).Tenant, role, TestContext.Current.CancellationToken));

    /// <summary>Somebody signed in who administers the whole portal.</summary>
    public static async Task<(Visitor Visitor, string Name)> NewHostAdministratorAsync(this PortalFactory portal)
    {
        var member = await portal.HireHostAdministratorAsync();
        return (member.Browser, member.UserName);
    }

    /// <summary>The account as the database has it now.</summary>
    public static async Task<PortalAccount> FindAsync(this PortalFactory portal, string name)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>().FindByNameAsync(name))!;
    }

    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("<code class=\"key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyText();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
