using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Invitations;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Invitations;

public sealed partial class InvitationTests(PortalFactory silent, MailingPortal portal)
{
    private const string SilentPeople = "/dinas-b/admin/pengguna";

    [Fact]
    public async Task Who_is_invited_chooses_a_password_is_signed_in_and_has_the_role()
    {
        var (admin, email, role) = await InviteAsync("dinas-a");
        using (admin)
        {
            var link = await portal.LinkMailedToAsync(email);
            Assert.StartsWith("/dinas-a/undangan/", link, StringComparison.Ordinal);
            using var guest = new Visitor(portal);
            Assert.Contains("Tamu (contoh)", await guest.ReadAsync(link), StringComparison.Ordinal);

            using var chosen = await guest.SubmitAsync(link, link, ("New", People.Password), ("Again", People.Password));

            Assert.Equal("/dinas-a/akun", chosen.Headers.Location?.OriginalString);
            Assert.Contains(role, await guest.ReadAsync("/akun"), StringComparison.Ordinal);
            Assert.True((await portal.FindAsync(email.Split('@')[0])).EmailConfirmed);
        }
    }

    [Fact]
    public async Task An_invitation_is_taken_up_once()
    {
        var (admin, email, _) = await InviteAsync("dinas-a");
        using (admin)
        {
            var link = await portal.LinkMailedToAsync(email);
            using var guest = new Visitor(portal);
            using var thief = new Visitor(portal);
            using var seen = await thief.GetAsync(link);
            using var chosen = await guest.SubmitAsync(link, link, ("New", People.Password), ("Again", People.Password));

            using var replayed = await thief.SubmitAsync("/masuk", link, ("New", "pencuri-datang-malam-hari"),
                ("Again", "pencuri-datang-malam-hari"));

            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
            Assert.Equal(HttpStatusCode.Gone, replayed.StatusCode);
            Assert.DoesNotContain(thief.Cookies, cookie => cookie.Name == "portal-session");
        }
    }

    [Fact]
    public async Task Of_two_who_take_it_up_at_once_one_gets_in()
    {
        var (admin, email, _) = await InviteAsync("dinas-a");
        using (admin)
        {
            var link = await portal.LinkMailedToAsync(email);
            using var one = new Visitor(portal);
            using var two = new Visitor(portal);
            var answers = await Task.WhenAll(new[] { one, two }.Select(visitor =>
                visitor.SubmitAsync(link, link, ("New", People.Password), ("Again", People.Password))));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Gone);
        }
    }

    [Fact]
    public async Task Forged_used_and_outdated_links_get_one_and_the_same_page()
    {
        var (admin, email, _) = await InviteAsync("dinas-a");
        using (admin)
        {
            var link = await portal.LinkMailedToAsync(email);
            using var guest = new Visitor(portal);
            // Another invitation ends the first one.
            await portal.AsOperatorAsync(async register =>
                await register.SendLinkAsync(await portal.FindAsync(email.Split('@')[0]), AccountLinkKind.Invitation, null,
                    TestContext.Current.CancellationToken));

            var outdated = await PageOfAsync(guest, link);
            string[] forgeries = ["/dinas-a/undangan/" + new string('0', 64), "/dinas-a/undangan/palsu-sekali",
                "/dinas-a/undangan/" + new string('a', 5000), link[..^1] + "Z"];
            foreach (var forged in forgeries)
                Assert.Equal(outdated, await PageOfAsync(guest, forged));
            Assert.Contains("Mintalah undangan baru", outdated, StringComparison.Ordinal);
            // And one that is for something else opens nothing.
            Assert.Equal(HttpStatusCode.Gone, await StatusAsync(guest, link.Replace("/undangan/", "/atur-ulang-sandi/",
                StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_closed_account_takes_up_no_invitation()
    {
        var (admin, email, _) = await InviteAsync("dinas-a");
        using (admin)
        {
            var link = await portal.LinkMailedToAsync(email);
            await portal.AsOperatorAsync(register => register.CloseAsync(email.Split('@')[0], TestContext.Current.CancellationToken));
            await portal.AsOperatorAsync(register => register.ReopenAsync(email.Split('@')[0], TestContext.Current.CancellationToken));
            using var guest = new Visitor(portal);
            Assert.Equal(HttpStatusCode.Gone, await StatusAsync(guest, link));
        }
    }

    [Fact]
    public async Task A_weak_password_keeps_the_link()
    {
        var (admin, email, _) = await InviteAsync("dinas-a");
        using (admin)
        {
            var link = await portal.LinkMailedToAsync(email);
            using var guest = new Visitor(portal);
            using var weak = await guest.SubmitAsync(link, link, ("New", "password1"), ("Again", "password1"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
            using var chosen = await guest.SubmitAsync(link, link, ("New", People.Password), ("Again", People.Password));
            Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_is_told_to_no_other_page_and_kept_nowhere()
    {
        var (admin, email, _) = await InviteAsync("dinas-a");
        using (admin)
        {
            var link = await portal.LinkMailedToAsync(email);
            using var guest = new Visitor(portal);
            using var page = await guest.GetAsync(link);
            Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(page.Headers.CacheControl?.NoStore);
            using var forged = await guest.PostAsync(link, ("New", People.Password), ("Again", People.Password));
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        }
    }

    [Fact]
    public async Task Without_a_mail_server_a_host_administrator_is_shown_the_link_once()
    {
        var (admin, _) = await silent.NewHostAdministratorAsync();
        using (admin)
        {
            var email = NewEmail();
            using var made = await admin.SubmitAsync(
                SilentPeople + "/tambah", SilentPeople + "/tambah", ("siapa", email), ("nama", "Tamu (contoh)"),
                    ("peran", await silent.NewRoleAsync("dinas-b", "People.View")));
            Assert.Equal(HttpStatusCode.OK, made.StatusCode);
            var link = Address().Match(await made.TextAsync()).Groups[1].Value;
            using var guest = new Visitor(silent);
            using var chosen = await guest.SubmitAsync(link, link, ("New", People.Password), ("Again", People.Password));
            Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
            // Whoever was shown the link may have used it, so it proves no address.
            Assert.False((await silent.FindAsync(email.Split('@')[0])).EmailConfirmed);
        }
    }

    [Fact]
    public async Task Without_a_mail_server_an_agencys_administrator_sees_no_link_and_reads_who_hands_it_over()
    {
        var (admin, _, role) = await silent.NewStaffAsync("dinas-b", "People.Manage");
        using (admin)
        {
            var email = NewEmail();
            using var made = await admin.SubmitAsync(
                SilentPeople + "/tambah", SilentPeople + "/tambah", ("siapa", email), ("nama", "Tamu (contoh)"), ("peran", role));
            await RequireNoLinkAsync(admin, made);
            var account = await silent.FindAsync(email.Split('@')[0]);

            // The administrator of the portal has handed it over: asking once more neither shows another one nor ends that one.
            var link = await NewLinkAsync(account, AccountLinkKind.Invitation);
            var path = $"{SilentPeople}/{account.Id}";
            using var again = await admin.SubmitAsync(path, path + "/undangan");
            await RequireNoLinkAsync(admin, again);
            using var guest = new Visitor(silent);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(guest, link));
        }
    }

    [Theory]
    [InlineData(AccountLinkKind.Invitation)]
    [InlineData(AccountLinkKind.PasswordReset)]
    public async Task A_link_opens_no_account_that_has_become_a_host_administrators(AccountLinkKind kind)
    {
        var account = await silent.FindAsync(await silent.NewPersonAsync());
        var link = await NewLinkAsync(account, kind);
        using var holder = new Visitor(silent);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(holder, link));

        await silent.AsOperatorAsync(async services => await services.GetRequiredService<AccountStanding>().SetHostAdministratorAsync(
            (await services.GetRequiredService<UserManager<PortalAccount>>().FindByIdAsync(account.Id.ToString()))!, true,
                TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(holder, link));
    }

    [Fact]
    public async Task A_name_makes_no_paragraphs_in_a_letter()
    {
        var name = await portal.NewPersonAsync();
        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByNameAsync(name))!;
            (account.Email, account.DisplayName) = (name + "@contoh.example", "Tamu\\n\\nBayar\u2028segera\nke sini");
            await accounts.UpdateAsync(account);
            await services.GetRequiredService<LinkLetters>().SendAsync(account, AccountLinkKind.PasswordReset, null,
                TestContext.Current.CancellationToken);
        });

        await portal.WorkAsync();

        var letter = portal.Box.TextTo(name + "@contoh.example");
        Assert.StartsWith("Yth. Tamu\\n\\nBayar segera ke sini,\n\nSeseorang meminta", letter, StringComparison.Ordinal);
    }

    private static string NewEmail() => People.NewName() + "@contoh.example";

    private async Task<(Visitor Admin, string Email, string Role)> InviteAsync(string tenant)
    {
        var (admin, _, role) = await portal.NewStaffAsync(tenant, "People.Manage");
        var email = NewEmail();
        var path = $"/{tenant}/admin/pengguna/tambah";
        using var invited = await admin.SubmitAsync(path, path, ("siapa", email), ("nama", "Tamu (contoh)"), ("peran", role));
        Assert.Equal(HttpStatusCode.Redirect, invited.StatusCode);
        return (admin, email, role);
    }

    private async Task<string> NewLinkAsync(PortalAccount account, AccountLinkKind kind)
    {
        var link = "";
        await silent.AsOperatorAsync(async services => link = (await services.GetRequiredService<LinkLetters>().SendAsync(
            account, kind, null, TestContext.Current.CancellationToken))!);
        return new Uri(link).AbsolutePath;
    }

    private static async Task RequireNoLinkAsync(Visitor admin, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await admin.ReadAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("mintalah administrator portal menyerahkan tautan undangannya", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://localhost/undangan/", page, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        return response.StatusCode;
    }

    private static async Task<string> PageOfAsync(Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        return (await response.TextAsync()).Replace(path.Split('/')[^1], "TANDA", StringComparison.Ordinal);
    }

    [GeneratedRegex("value=\"http://localhost([^\"]+)\"")]
    private static partial Regex Address();
}
