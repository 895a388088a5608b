using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

public sealed partial class UsersCommandTests(PortalFactory portal)
{
    private readonly CommandLine _verbs = new(portal);

    [Fact]
    public async Task An_invitation_is_printed_where_no_letter_can_be_sent_and_opens_the_account_once()
    {
        var invited = await _verbs.RunAsync("users", "invite", "tamu.verba@contoh.example", "--name", "Tamu (contoh)");
        Assert.Equal(0, invited.ExitCode);
        var link = Link().Match(invited.Output).Groups[1].Value;
        using var visitor = new Visitor(portal);
        using var chosen = await visitor.SubmitAsync(link, link, ("New", "kuda-lumping-hujan-sore"), ("Again", "kuda-lumping-hujan-sore"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        using var again = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);

        var reset = await _verbs.RunAsync("users", "reset-password", "tamu.verba", "--link");
        Assert.Contains("/atur-ulang-sandi/", reset.Output, StringComparison.Ordinal);

        Assert.Equal(1, (await _verbs.RunAsync("users", "invite", "tamu.verba@contoh.example", "--name", "Tamu lain")).ExitCode);
        Assert.Equal(1, (await _verbs.RunAsync("users", "invite", "bukan-alamat", "--name", "Tamu lain")).ExitCode);
    }

    [Fact]
    public async Task Roles_are_given_and_taken_and_accounts_closed_and_opened()
    {
        await portal.At("dinas-a").RunAsync("""{ "name": "Roles", "Roles": [ { "Name": "Verba", "Permissions": [] } ] }""");
        await _verbs.RunAsync("users", "create", "pekerja.verba");
        Assert.Contains("now", (await _verbs.RunAsync("users", "grant", "pekerja.verba", "dinas-a", "Verba")).Output, StringComparison.Ordinal);
        Assert.Contains("no more", (await _verbs.RunAsync("users", "revoke", "pekerja.verba", "dinas-a", "Verba")).Output, StringComparison.Ordinal);
        Assert.Contains("has no role", (await _verbs.RunAsync("users", "revoke", "pekerja.verba", "dinas-a", "Verba")).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await _verbs.RunAsync("users", "close", "pekerja.verba")).ExitCode);
        Assert.Equal(0, (await _verbs.RunAsync("users", "reopen", "pekerja.verba")).ExitCode);
        var last = await _verbs.RunAsync("users", "close", "admin");
        Assert.Equal(1, last.ExitCode);
        Assert.Contains("at least one administrator", last.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await _verbs.RunAsync("users", "close", "tidak.ada")).ExitCode);
    }

    [GeneratedRegex(@"http://localhost(/\S+)")]
    private static partial Regex Link();
}
