using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Contracts;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Rules;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Accounts;

/// <summary>The accounts of the whole portal. A portal of its own, since it counts who administers it.</summary>
public sealed partial class PortalAccountsTests(PortalAccountsTests.HostPortal portal) : IClassFixture<PortalAccountsTests.HostPortal>
{
    private const string Accounts = "/admin/portal/akun";

    [Fact]
    public async Task Only_host_administrators_see_accounts_and_only_where_the_portal_is_looked_after()
    {
        var (admin, _) = await NewHostAdministratorAsync();
        var (staff, _, _) = await portal.NewStaffAsync("induk", "People.Manage", "Site.Features");
        using (admin)
        using (staff)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(admin, Accounts));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(admin, "/dinas-a" + Accounts));
            var id = (await portal.FindAsync("admin")).Id;
            foreach (var address in new[] { "", "/baru", $"/{id}", $"/{id}/tautan", $"/{id}/tutup", $"/{id}/buka", $"/{id}/sesi",
                $"/{id}/administrator?jadikan=true", $"/{id}/langkah-kedua" })
            {
                using var posted = await staff.SubmitAsync("/akun", Accounts + address, ("nama", "x"));
                Assert.Contains(posted.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed });
                Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(staff, Accounts + address));
            }
        }
    }

    [Fact]
    public async Task An_account_is_closed_at_once_and_opened_again()
    {
        var (admin, _) = await NewHostAdministratorAsync();
        var (person, name) = await portal.NewSignedInAsync();
        using (admin)
        using (person)
        {
            var path = await PathOfAsync(name);
            using var asked = await admin.GetAsync(path + "/tutup");
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
            using var closed = await admin.SubmitAsync(path + "/tutup", path + "/tutup");
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(person, "/akun"));
            using var refused = await person.SignInAsync(name, People.Password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

            using var opened = await admin.SubmitAsync(path, path + "/buka");
            using var accepted = await person.SignInAsync(name, People.Password);
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        }
    }

    [Fact]
    public async Task Sessions_are_ended_and_a_link_for_another_password_is_shown_once()
    {
        var (admin, _) = await NewHostAdministratorAsync();
        var (person, name) = await portal.NewSignedInAsync();
        using (admin)
        using (person)
        {
            var path = await PathOfAsync(name);
            using var ended = await admin.SubmitAsync(path, path + "/sesi");
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(person, "/akun"));
            using var made = await admin.SubmitAsync(path, path + "/tautan");
            var link = Address().Match(await made.TextAsync()).Groups[1].Value;
            using var chosen = await person.SubmitAsync(link, link, ("New", "gerobak-senja-pasar-lama"),
                ("Again", "gerobak-senja-pasar-lama"));
            Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        }
    }

    [Fact]
    public async Task Who_has_lost_the_second_steps_signs_in_by_password_once_an_administrator_took_them_away()
    {
        var (admin, _) = await NewHostAdministratorAsync();
        var (name, key, recovery) = await portal.NewPersonWithAppAsync();
        using (admin)
        using (var elsewhere = new Visitor(portal))
        {
            using var first = await elsewhere.SignInAsync(name, People.Password);
            using var second = await elsewhere.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", OneTimeCode.Of(key)));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(elsewhere, "/akun"));
            var path = await PathOfAsync(name) + "/langkah-kedua";
            Assert.Contains("pemilik akun", await admin.ReadAsync(path), StringComparison.Ordinal);

            using var forgotten = await admin.SubmitAsync(path, path);

            Assert.EndsWith("pesan=langkah-kedua-dihapus", forgotten.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(elsewhere, "/akun"));
            using var owner = new Visitor(portal);
            using var signedIn = await owner.SignInAsync(name, People.Password);
            Assert.Equal(SignInPath.Account, signedIn.Headers.Location?.OriginalString);
            Assert.DoesNotContain("/langkah-kedua", await admin.ReadAsync(await PathOfAsync(name)), StringComparison.Ordinal);
        }

        // Nor do the old codes open anything once there is another app.
        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByNameAsync(name))!;
            Assert.Null(await accounts.GetAuthenticatorKeyAsync(account));
            Assert.False((await accounts.RedeemTwoFactorRecoveryCodeAsync(account, recovery[0])).Succeeded);
        });
    }

    [Fact]
    public async Task Nobody_takes_the_portal_from_themselves_and_the_last_administrator_stays()
    {
        var (admin, name) = await NewHostAdministratorAsync();
        using (admin)
        {
            var path = await PathOfAsync(name);
            foreach (var deed in new[] { "/administrator?jadikan=false", "/tutup", "/langkah-kedua" })
            {
                using var own = await admin.SubmitAsync("/akun", path + deed);
                Assert.EndsWith("pesan=bukan-akun-sendiri", own.Headers.Location!.OriginalString, StringComparison.Ordinal);
            }

            Assert.True((await portal.FindAsync(name)).IsHostAdministrator);
        }

        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var standing = services.GetRequiredService<AccountStanding>();
            var all = accounts.Users.Where(account => account.IsHostAdministrator).ToList();
            var last = "";
            foreach (var account in all)
            {
                try
                {
                    await standing.SetHostAdministratorAsync(account, false, TestContext.Current.CancellationToken);
                }
                catch (RuleViolationException refused)
                {
                    last = refused.Code;
                }
            }

            Assert.Equal("account.last-administrator", last);
        });
        Assert.True(await AnybodyAsync());
    }

    [Fact]
    public async Task Accounts_are_made_by_invitation_or_with_a_first_password()
    {
        var (admin, _) = await NewHostAdministratorAsync();
        using (admin)
        {
            var user = People.NewName();
            using var made = await admin.SubmitAsync(Accounts + "/baru", Accounts + "/baru", ("nama", "Baru (contoh)"),
                ("cara", "sandi"), ("pengguna", user), ("surel", ""));
            var password = Password().Match(await made.TextAsync()).Groups[1].Value;
            using var person = new Visitor(portal);
            using var signedIn = await person.SignInAsync(user, password);
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

            using var invited = await admin.SubmitAsync(
                Accounts + "/baru", Accounts + "/baru", ("nama", "Tamu (contoh)"), ("cara", "undangan"),
                    ("surel", user + "@contoh.example"));
            Assert.Contains("/undangan/", await invited.TextAsync(), StringComparison.Ordinal);
            using var twice = await admin.SubmitAsync(
                Accounts + "/baru", Accounts + "/baru", ("nama", "Tamu lain (contoh)"), ("cara", "undangan"),
                    ("surel", user + "@contoh.example"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
            Assert.Contains("value=\"Tamu lain (contoh)\"", await twice.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_user_name_that_is_too_long_and_an_address_that_is_taken_are_refused_in_words()
    {
        var (admin, _) = await NewHostAdministratorAsync();
        using (admin)
        {
            var (email, first) = ($"{People.NewName()}@contoh.example", People.NewName());
            using var made = await MakeAsync(first, email);
            Assert.Equal(HttpStatusCode.OK, made.StatusCode);

            using var taken = await MakeAsync(People.NewName(), email.ToUpperInvariant());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
            Assert.Contains("sudah dipakai akun lain", await taken.TextAsync(), StringComparison.Ordinal);
            using var endless = await MakeAsync(new string('x', 65), "");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.StatusCode);
            Assert.Contains("1 sampai 64 huruf", await endless.TextAsync(), StringComparison.Ordinal);
        }

        Task<HttpResponseMessage> MakeAsync(string user, string email) => admin.SubmitAsync(
            Accounts + "/baru", Accounts + "/baru", ("nama", "Baru (contoh)"), ("cara", "sandi"), ("pengguna", user), ("surel", email));
    }

    [Fact]
    public async Task Many_accounts_page_by_key_and_are_found_by_parts_of_their_names()
    {
        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            for (var i = 0; i < 70; i++)
            {
                await accounts.CreateAsync(new PortalAccount
                {
                    Id = Guid.CreateVersion7(), UserName = $"deret-{i}", DisplayName = i % 2 == 0 ? "Deret Genap" : "deret ganjil",
                        CreatedUtc = DateTime.UnixEpoch,
                });
            }
        });
        var (admin, _) = await NewHostAdministratorAsync();
        using (admin)
        {
            var names = new List<string>();
            for (var next = Accounts + "?q=Deret"; next.Length > 0;)
            {
                var page = await admin.ReadAsync(next);
                names.AddRange(page.Split("data-label=\"Nama pengguna\">").Skip(1).Select(part => part.Split('<')[0]));
                next = page.Contains("rel=\"next\"", StringComparison.Ordinal)
                    ? page.Split("rel=\"next\" href=\"")[1].Split('"')[0].Replace("&amp;", "&", StringComparison.Ordinal)
                    : "";
            }

            Assert.Equal((70, 70), (names.Count, names.Distinct().Count()));
            Assert.Contains("deret-42<", await admin.ReadAsync(Accounts + "?q=genap%20deret-42"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Signing_in_leaves_a_history_that_pages_by_key()
    {
        var (admin, _) = await NewHostAdministratorAsync();
        var name = await portal.NewPersonAsync();
        using (admin)
        {
            var id = (await portal.FindAsync(name)).Id;
            await portal.AsOperatorAsync(async services =>
            {
                var db = services.GetRequiredService<AccountsDbContext>();
                for (var i = 0; i < 25; i++)
                {
                    db.SignInAttempts.Add(new SignInAttempt
                    {
                        Id = Guid.CreateVersion7(), AccountId = id, Utc = DateTime.UnixEpoch, Outcome = SignInOutcome.WrongPassword,
                            IpAddress = $"10.0.0.{i}", UserAgent = "",
                    });
                }

                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            });

            var page = await admin.ReadAsync(await PathOfAsync(name));
            Assert.Equal(20, page.Split("data-label=\"Hasil\"").Length - 1);
            var earlier = await admin.ReadAsync(page.Split("rel=\"next\" href=\"")[1].Split('"')[0]);
            var addresses = new[] { page, earlier }.SelectMany(one => one.Split("data-label=\"Alamat IP\">10.0.0.").Skip(1)
                .Select(part => part.Split('<')[0])).ToList();
            Assert.Equal((25, 25), (addresses.Count, addresses.Distinct().Count()));
        }
    }

    private Task<(Visitor Visitor, string Name)> NewHostAdministratorAsync() => portal.NewHostAdministratorAsync();

    private async Task<string> PathOfAsync(string name) => $"{Accounts}/{(await portal.FindAsync(name)).Id}";

    private async Task<bool> AnybodyAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountRegister>().HasHostAdministratorAsync(
            TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        return response.StatusCode;
    }

    [GeneratedRegex("value=\"http://localhost([^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"sandi\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Password();

    /// <summary>A portal whose root tenant looks after it.</summary>
    public sealed class HostPortal : PortalFactory, IAsyncLifetime
    {
        public async ValueTask InitializeAsync() =>
            await At("induk").RunAsync("""{ "name": "feature", "enable": ["JatengPortal.Tenants"] }""");
    }
}
