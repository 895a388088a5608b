using System.Net;
using JatengPortal.Identity.Contracts;
using JatengPortal.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Testing;

/// <summary>Somebody who works for an agency: an account, signed in, with a role there that allows certain things.</summary>
public sealed class StaffMember : IDisposable
{
    private const string Password = "kuda-lumping-hujan-sore";
    private static int _number;

    private readonly string _prefix;

    private StaffMember(PortalFactory portal, string prefix, string userName)
    {
        Browser = new Visitor(portal);
        _prefix = prefix;
        UserName = userName;
    }

    /// <summary>The person's own browser.</summary>
    public Visitor Browser { get; }

    /// <summary>What the person signs in with.</summary>
    public string UserName { get; }

    /// <summary>What others see.</summary>
    public string DisplayName => "Petugas " + UserName;

    /// <summary>Makes the person and signs in.</summary>
    /// <param name="portal">Where.</param>
    /// <param name="agency">The tenant of the role.</param>
    /// <param name="permissions">What the role allows.</param>
    public static async Task<StaffMember> OfAsync(PortalFactory portal, string agency, params string[] permissions)
    {
        var number = Interlocked.Increment(ref _number);
        var member = new StaffMember(portal, portal.At(agency).Tenant.PathBase, $"petugas{number}");
        var role = $"Peran {number}";
        var ids = string.Join(", ", permissions.Select(permission => $"\"{permission}\""));
        await portal.At(agency).RunAsync($$"""{ "name": "Roles", "Roles": [ { "Name": "{{role}}", "Permissions": [ {{ids}} ] } ] }""");
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Set(Account.OfCommandLine("uji"), PermissionSet.All);
        var register = scope.ServiceProvider.GetRequiredService<AccountRegister>();
        var first = await register.CreateAsync(
            member.UserName, member.DisplayName, email: null, password: null, isHostAdministrator: false, TestCancellation.Token);
        await register.GrantAsync(member.UserName, portal.At(agency).Tenant, role, TestCancellation.Token);
        using var signedIn = await member.Browser.SignInAsync(member.UserName, first);
        using var changed = await member.Browser.SubmitAsync("/akun/sandi", "/akun/sandi", ("Current", first), ("New", Password), ("Again", Password));
        return changed.StatusCode == HttpStatusCode.Redirect
            ? member
            : throw new InvalidOperationException($"{member.UserName} can't sign in: {changed.StatusCode}.");
    }

    /// <summary>Asks for an address inside the agency.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Browser.GetAsync(_prefix + path);

    /// <summary>The text of a page of the agency, which must answer 200.</summary>
    public Task<string> ReadAsync(string path) => Browser.ReadAsync(_prefix + path);

    /// <summary>The status of an address inside the agency.</summary>
    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Opens a page of the agency and sends a form that stands on it.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) =>
        Browser.SubmitAsync(_prefix + page, _prefix + action, fields);

    /// <summary>Where an answer leads, inside the agency; it must lead somewhere.</summary>
    public string Inside(HttpResponseMessage response)
    {
        var address = response.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"It answered {response.StatusCode}.");
        return address.StartsWith(_prefix, StringComparison.Ordinal) ? address[_prefix.Length..] : throw new InvalidOperationException($"It leads to {address}.");
    }

    /// <inheritdoc />
    public void Dispose() => Browser.Dispose();
}
