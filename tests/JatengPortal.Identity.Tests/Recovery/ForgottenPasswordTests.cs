using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Recovery;
using JatengPortal.Identity.SignIn;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Recovery;

public sealed partial class ForgottenPasswordTests(PortalFactory silent, MailingPortal portal)
{
    private const string NewPassword = "gerobak-senja-pasar-lama";
    private static int _network;

    [Fact]
    public async Task Who_has_forgotten_the_password_chooses_another_one_by_a_link()
    {
        var (name, email) = await NewPersonAsync();
        using var elsewhere = new Visitor(portal);
        using var signedIn = await elsewhere.SignInAsync(name, People.Password);
        using var visitor = NewStranger();
        using var asked = await AskAsync(visitor, email, at: "/dinas-a");
        Assert.Equal("/dinas-a/lupa-sandi/terkirim", asked.Headers.Location?.OriginalString);
        var link = await portal.LinkMailedToAsync(email);

        using var chosen = await visitor.SubmitAsync(link, link, ("New", NewPassword), ("Again", NewPassword));

        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Contains("Warga (contoh)", await visitor.ReadAsync("/akun"), StringComparison.Ordinal);
        // Whoever else was signed in is out, and the old password opens nothing.
        using var outside = await elsewhere.GetAsync("/akun");
        Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);
        using var old = await elsewhere.SignInAsync(name, People.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using var replayed = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, replayed.StatusCode);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_there_is_such_an_account_and_no_account_is_looked_for_to_give_it()
    {
        var (_, email) = await NewPersonAsync();
        using var visitor = NewStranger();
        var requests = portal.Services.GetRequiredService<ResetRequests>();

        using var known = await AskAsync(visitor, email);
        using var unknown = await AskAsync(visitor, "tidak-ada@contoh.example");

        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(known.Headers.Location, unknown.Headers.Location);
        Assert.Equal(known.Headers.Select(header => header.Key).Order(), unknown.Headers.Select(header => header.Key).Order());
        await requests.HandleAllAsync(TestContext.Current.CancellationToken);
        await portal.WorkAsync();
        Assert.Equal(1, portal.Box.CountTo(email));
        Assert.Equal(0, portal.Box.CountTo("tidak-ada@contoh.example"));
    }

    [Fact]
    public async Task Nobody_fills_somebody_elses_box()
    {
        var (_, email) = await NewPersonAsync();
        for (var i = 0; i < ResetRequests.MostPerAccount + 4; i++)
        {
            using var visitor = NewStranger();
            using var asked = await AskAsync(visitor, email);
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }

        await portal.WorkAsync();
        Assert.Equal(ResetRequests.MostPerAccount, portal.Box.CountTo(email));
    }

    [Fact]
    public async Task One_network_asks_only_so_often()
    {
        using var visitor = NewStranger();
        var page = await visitor.ReadAsync("/lupa-sandi");
        var token = Token().Match(page).Groups[1].Value;
        var refused = 0;
        for (var i = 0; i < 1000; i++)
        {
            using var asked = await visitor.PostAsync("/lupa-sandi", ("UserName", $"orang-{i}@contoh.example"), ("_token", token));
            refused += asked.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(1000 - ResetRequests.MostPerNetwork, refused);
    }

    [Fact]
    public async Task A_forged_host_reaches_no_letter()
    {
        var (_, email) = await NewPersonAsync();
        using var visitor = NewStranger();
        visitor.Headers["X-Original-Host"] = "jahat.example";
        visitor.Headers["Forwarded"] = "host=jahat.example";
        using var asked = await AskAsync(visitor, email);
        await portal.WorkAsync();
        Assert.Contains("http://localhost/atur-ulang-sandi/", portal.Box.TextTo(email), StringComparison.Ordinal);

        visitor.Headers["X-Forwarded-Host"] = "jahat.example";
        using var unknown = await visitor.PostAsync("/lupa-sandi", ("UserName", email));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.DoesNotContain(portal.Box.Letters, letter => letter.Contains("jahat.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_does_not_stand_in_for_the_second_step()
    {
        var (name, email) = await NewPersonAsync();
        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByNameAsync(name))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
        });
        using var visitor = NewStranger();
        using var asked = await AskAsync(visitor, email);
        var link = await portal.LinkMailedToAsync(email);

        using var chosen = await visitor.SubmitAsync(link, link, ("New", NewPassword), ("Again", NewPassword));

        Assert.Equal(SignInPath.SecondStep, chosen.Headers.Location?.OriginalString);
        Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Name == "portal-session" && cookie.Value.Length > 0);
    }

    [Fact]
    public async Task A_link_ends_when_the_password_changes_otherwise()
    {
        var (name, email) = await NewPersonAsync();
        using var visitor = NewStranger();
        using var asked = await AskAsync(visitor, email);
        var link = await portal.LinkMailedToAsync(email);
        await portal.AsOperatorAsync(register => register.ResetPasswordAsync(name, TestContext.Current.CancellationToken));
        using var late = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task Without_the_token_of_the_form_nothing_is_asked()
    {
        var (_, email) = await NewPersonAsync();
        using var visitor = NewStranger();
        using var forged = await visitor.PostAsync("/lupa-sandi", ("UserName", email));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task Asking_for_a_password_ends_nobodys_invitation()
    {
        var email = People.NewName() + "@contoh.example";
        await portal.AsOperatorAsync(register => register.InviteAsync(email, "Tamu (contoh)", null, [],
            TestContext.Current.CancellationToken));
        var invitation = await portal.LinkMailedToAsync(email);
        using var visitor = NewStranger();
        using var asked = await AskAsync(visitor, email);
        await portal.WorkAsync();
        Assert.Equal(2, portal.Box.CountTo(email));

        using var chosen = await visitor.SubmitAsync(invitation, invitation, ("New", NewPassword), ("Again", NewPassword));

        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
    }

    [Fact]
    public async Task A_portal_without_mail_says_whom_to_ask()
    {
        using var visitor = new Visitor(silent);
        var page = await visitor.ReadAsync("/lupa-sandi");
        Assert.Contains("belum dapat mengirim surel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/lupa-sandi\"", page, StringComparison.Ordinal);
    }

    private async Task<(string Name, string Email)> NewPersonAsync()
    {
        var name = await portal.NewPersonAsync();
        var email = name + "@contoh.example";
        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByNameAsync(name))!;
            account.Email = email;
            await accounts.UpdateAsync(account);
        });
        return (name, email);
    }

    private Visitor NewStranger()
    {
        var number = Interlocked.Increment(ref _network);
        var visitor = new Visitor(portal);
        visitor.Headers["X-Forwarded-For"] = $"10.77.{number / 250}.{number % 250}";
        return visitor;
    }

    private static Task<HttpResponseMessage> AskAsync(Visitor visitor, string name, string at = "") =>
        visitor.SubmitAsync(at + "/lupa-sandi", at + "/lupa-sandi", ("UserName", name));

    [GeneratedRegex("name=\"_token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
