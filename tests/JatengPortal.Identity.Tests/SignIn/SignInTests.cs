using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Testing;

namespace JatengPortal.Identity.Tests.SignIn;

public sealed partial class SignInTests(PortalFactory portal, MailingPortal other)
{
    [Fact]
    public async Task One_account_signs_in_once_for_all_agencies()
    {
        var (visitor, _) = await portal.NewSignedInAsync();
        using (visitor)
        {
            Assert.Contains("Warga (contoh)", await visitor.ReadAsync("/akun"), StringComparison.Ordinal);
            Assert.Contains("Warga (contoh)", await visitor.ReadAsync("/dinas-a/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_password_that_somebody_else_made_has_to_be_changed_first()
    {
        var name = People.NewName();
        using var visitor = new Visitor(portal);
        await portal.AsOperatorAsync(async register =>
        {
            var first = await register.CreateAsync(name, "Baru (contoh)", null, null, isHostAdministrator: false,
                TestContext.Current.CancellationToken);
            using var signedIn = await visitor.SignInAsync(name, first);
        });

        using var account = await visitor.GetAsync("/akun");
        Assert.Equal(HttpStatusCode.Redirect, account.StatusCode);
        Assert.Equal(ChangePassword.Path, account.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        var name = await portal.NewPersonAsync();
        using var visitor = new Visitor(portal);

        using var wrong = await visitor.SignInAsync(name, "salah-sekali-ini");
        using var unknown = await visitor.SignInAsync("tidak-ada-orang", "salah-sekali-ini");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(await ComparableAsync(wrong, name), await ComparableAsync(unknown, "tidak-ada-orang"));
        Assert.Equal(HeaderNames(wrong), HeaderNames(unknown));
    }

    [Fact]
    public async Task Without_the_token_of_the_form_nobody_is_signed_in()
    {
        var name = await portal.NewPersonAsync();
        using var visitor = new Visitor(portal);

        using var forged = await visitor.PostAsync("/masuk", ("UserName", name), ("Password", People.Password));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Name == "portal-session");
    }

    [Fact]
    public async Task Signing_in_begins_a_session_of_its_own_whatever_cookie_came_with_the_request()
    {
        var (attacker, _) = await portal.NewSignedInAsync();
        using (attacker)
        {
            var planted = attacker.Cookies["portal-session"]!.Value;
            using var signedOut = await attacker.SubmitAsync("/keluar", "/keluar");
            var name = await portal.NewPersonAsync();
            using var victim = new Visitor(portal);
            victim.SetCookie("portal-session", planted);

            using var signedIn = await victim.SignInAsync(name, People.Password, at: "/dinas-a");

            Assert.NotEqual(planted, victim.Cookies["portal-session"]!.Value);
            attacker.SetCookie("portal-session", planted);
            using var refused = await attacker.GetAsync("/akun");
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData("\\\\example.org")]
    [InlineData("/\t/example.org")]
    [InlineData("/ok\\..\\evil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("dinas-a")]
    [InlineData("%2F%2Fexample.org")]
    public async Task Nobody_is_led_to_another_site_after_signing_in(string returnAddress)
    {
        var name = await portal.NewPersonAsync();
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name, People.Password, returnAddress);
        Assert.Equal("/akun", signedIn.Headers.Location?.OriginalString);
        using var again = await visitor.GetAsync("/masuk?kembali=" + Uri.EscapeDataString(returnAddress));
        Assert.Equal("/akun", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Whoever_was_sent_to_sign_in_comes_back_to_the_page()
    {
        var name = await portal.NewPersonAsync();
        using var visitor = new Visitor(portal);
        using var sent = await visitor.GetAsync("/dinas-a/akun?x=1");
        Assert.Equal("/dinas-a/masuk?kembali=%2Fdinas-a%2Fakun%3Fx%3D1", sent.Headers.Location?.OriginalString);

        using var signedIn = await visitor.SignInAsync(name, People.Password, "/dinas-a/akun?x=1", at: "/dinas-a");

        Assert.Equal("/dinas-a/akun?x=1", signedIn.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_forged_host_header_changes_no_address()
    {
        using var visitor = new Visitor(portal);
        visitor.Headers["X-Forwarded-Host"] = "jahat.example";
        visitor.Headers["X-Forwarded-Proto"] = "https";
        visitor.Headers["X-Forwarded-For"] = "203.0.113.9";
        Assert.DoesNotContain("jahat.example", await visitor.ReadAsync("/masuk"), StringComparison.Ordinal);

        visitor.Headers["Host"] = "jahat.example";
        using var unknown = await visitor.GetAsync("/masuk");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_when_its_person_signs_out_and_its_cookie_opens_nothing_any_more()
    {
        var (visitor, _) = await portal.NewSignedInAsync();
        using (visitor)
        {
            var cookie = visitor.Cookies["portal-session"]!.Value;
            using var signedOut = await visitor.SubmitAsync("/keluar", "/keluar");
            Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);

            using var thief = new Visitor(portal);
            thief.SetCookie("portal-session", cookie);
            using var refused = await thief.GetAsync("/akun");
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_from_elsewhere_signs_nobody_out()
    {
        var (visitor, _) = await portal.NewSignedInAsync();
        using (visitor)
        {
            using var asked = await visitor.GetAsync("/keluar");
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
            using var forged = await visitor.PostAsync("/keluar");
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
            Assert.Contains("Warga (contoh)", await visitor.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("bukan-kue-apa-pun")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cookie_that_this_portal_has_not_made_is_nobodys(string cookie)
    {
        using var visitor = new Visitor(portal);
        visitor.SetCookie("portal-session", cookie);
        using var refused = await visitor.GetAsync("/akun");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        using var page = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_cookie_of_another_portal_opens_nothing_here()
    {
        var (visitor, name) = await other.NewSignedInAsync();
        using (visitor)
        {
            // Even where somebody is called the same.
            await portal.AsOperatorAsync(register => register.CreateAsync(
                name + ".lain", "Warga (contoh)", null, People.Password, isHostAdministrator: false,
                    TestContext.Current.CancellationToken));
            using var stranger = new Visitor(portal);
            foreach (var cookie in visitor.Cookies.Where(cookie => cookie.Name.StartsWith("portal-", StringComparison.Ordinal)))
                stranger.SetCookie(cookie.Name, cookie.Value);

            using var refused = await stranger.GetAsync("/akun");
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
            Assert.StartsWith("/masuk", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
            using var posted = await stranger.PostAsync("/akun/sandi", ("Current", People.Password), ("New", "x"), ("Again", "x"));
            Assert.Contains(posted.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
        }
    }

    [Theory]
    [InlineData("/masuk")]
    [InlineData("/lupa-sandi")]
    [InlineData("/akun/sandi")]
    [InlineData("/akun/sesi")]
    public async Task A_form_without_fields_is_malformed_and_nothing_worse(string address)
    {
        var (visitor, _) = await portal.NewSignedInAsync();
        using (visitor)
        {
            using var empty = await visitor.SubmitAsync("/akun", address);
            Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_of_somebody_who_is_signed_in_is_kept_nowhere()
    {
        var (visitor, _) = await portal.NewSignedInAsync();
        using (visitor)
        {
            using var page = await visitor.GetAsync("/akun");
            Assert.True(page.Headers.CacheControl?.NoStore);
        }
    }

    private static async Task<string> ComparableAsync(HttpResponseMessage response, string name) =>
        Token().Replace(await response.TextAsync(), "").Replace(name, "NAMA", StringComparison.Ordinal);

    private static List<string> HeaderNames(HttpResponseMessage response) => [.. response.Headers.Select(header => header.Key).Order()];

    [GeneratedRegex("name=\"_token\" value=\"[^\"]+\"")]
    private static partial Regex Token();
}
