using System.Net;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.SignIn;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.SignIn;

public sealed class PasskeyTests(PortalFactory portal)
{
    [Fact]
    public async Task A_passkey_signs_its_own_person_in_and_once_for_each_question()
    {
        var (owner, _, key) = await NewPersonWithKeyAsync();
        using (owner)
        using (key)
        {
            using var visitor = new Visitor(portal);
            var shown = key.Show(await OptionsAsync(visitor, "/masuk", SignInPath.PasskeyOptions));
            using var signedIn = await visitor.SubmitAsync("/masuk", SignInPath.Passkey, ("Credential", shown), ("ReturnAddress", ""));
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
            Assert.Contains("Warga (contoh)", await visitor.ReadAsync("/akun"), StringComparison.Ordinal);

            using var thief = new Visitor(portal);
            await OptionsAsync(thief, "/masuk", SignInPath.PasskeyOptions);
            using var replayed = await thief.SubmitAsync("/masuk", SignInPath.Passkey, ("Credential", shown), ("ReturnAddress", ""));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.StatusCode);
        }
    }

    [Fact]
    public async Task A_passkey_of_another_account_is_no_second_step()
    {
        var (owner, _, key) = await NewPersonWithKeyAsync();
        var victim = await portal.NewPersonAsync();
        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByNameAsync(victim))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
        });
        using (owner)
        using (key)
        {
            using var thief = new Visitor(portal);
            // The options of nobody's page name no account, so that the key may be shown to them …
            var options = await OptionsAsync(thief, "/masuk", SignInPath.PasskeyOptions);
            // … and then somebody's password has been shown.
            using var password = await thief.SignInAsync(victim, People.Password);
            Assert.Equal(SignInPath.SecondStep, password.Headers.Location?.OriginalString);

            using var refused = await thief.SubmitAsync("/masuk", SignInPath.Passkey, ("Credential", key.Show(options)),
                ("ReturnAddress", ""));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.DoesNotContain(thief.Cookies, cookie => cookie.Name == "portal-session" && cookie.Value.Length > 0);
        }
    }

    [Fact]
    public async Task A_passkey_is_added_to_no_other_account_than_the_one_it_was_asked_for()
    {
        var (owner, _) = await portal.NewSignedInAsync();
        var other = await portal.NewPersonAsync();
        using (owner)
        {
            using var key = new SoftwareKey("http://localhost");
            var made = key.Create(await OptionsAsync(owner, ManagePasskeys.Path, ManagePasskeys.Path + "/opsi"));
            // The same browser, and somebody else in it.
            using var signedOut = await owner.SubmitAsync("/keluar", "/keluar");
            using var signedIn = await owner.SignInAsync(other, People.Password);

            using var refused = await owner.SubmitAsync(ManagePasskeys.Path, ManagePasskeys.Path, ("Credential", made),
                ("Name", "Milik siapa"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.DoesNotContain("Milik siapa", await owner.ReadAsync(ManagePasskeys.Path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_removes_a_passkey_of_somebody_else()
    {
        var (owner, _, key) = await NewPersonWithKeyAsync();
        var (stranger, _) = await portal.NewSignedInAsync();
        using (owner)
        using (stranger)
        using (key)
        {
            using var tried = await stranger.SubmitAsync("/akun", ManagePasskeys.Path + "/hapus", ("Passkey", key.Id));
            Assert.Contains("Kunci uji", await owner.ReadAsync(ManagePasskeys.Path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stolen_password_puts_no_app_and_no_passkey_beside_the_owners_and_removes_none()
    {
        var name = await portal.NewPersonAsync();
        using var thief = new Visitor(portal);
        using var stolen = await thief.SignInAsync(name, People.Password);
        using var own = new SoftwareKey("http://localhost");
        // Asked for while there was no passkey yet, and shown once there is one.
        var made = own.Create(await OptionsAsync(thief, ManagePasskeys.Path, ManagePasskeys.Path + "/opsi"));
        using var owner = new Visitor(portal);
        using var signedIn = await owner.SignInAsync(name, People.Password);
        using var key = await AddKeyAsync(owner);
        var code = OneTimeCode.Of(await NewAppKeyAsync(name));

        using var app = await thief.SubmitAsync("/akun", SetUpSecondFactor.Path, ("Code", code));
        using var options = await thief.SubmitAsync("/akun", ManagePasskeys.Path + "/opsi", ("untuk", "kunci"));
        using var added = await thief.SubmitAsync("/akun", ManagePasskeys.Path, ("Credential", made), ("Name", "Kunci pencuri"));
        using var removed = await thief.SubmitAsync("/akun", ManagePasskeys.Path + "/hapus", ("Passkey", key.Id));

        Assert.Equal(HttpStatusCode.Forbidden, app.StatusCode);
        Assert.False((await portal.FindAsync(name)).TwoFactorEnabled);
        Assert.Equal(HttpStatusCode.Forbidden, options.StatusCode);
        var keys = await owner.ReadAsync(ManagePasskeys.Path);
        Assert.DoesNotContain("Kunci pencuri", keys, StringComparison.Ordinal);
        Assert.Contains("Kunci uji", keys, StringComparison.Ordinal);
        foreach (var path in new[] { SetUpSecondFactor.Path, ManagePasskeys.Path })
        {
            var page = await thief.ReadAsync(path);
            Assert.Contains("kata sandi saja tidak cukup", page, StringComparison.Ordinal);
            Assert.Contains("href=\"/masuk?kembali=", page, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"key\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"action=\"{path}", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_signs_in_once_more_with_the_passkey_may_change_what_guards_the_account()
    {
        var (owner, name, key) = await NewPersonWithKeyAsync();
        using (owner)
        using (key)
        {
            using var visitor = new Visitor(portal);
            using var password = await visitor.SignInAsync(name, People.Password);
            var shown = key.Show(await OptionsAsync(visitor, "/masuk", SignInPath.PasskeyOptions));
            using var again = await visitor.SubmitAsync("/masuk", SignInPath.Passkey, ("Credential", shown),
                ("ReturnAddress", SetUpSecondFactor.Path));
            Assert.Equal(SetUpSecondFactor.Path, again.Headers.Location?.OriginalString);
            Assert.Contains("class=\"key\"", await visitor.ReadAsync(SetUpSecondFactor.Path), StringComparison.Ordinal);

            using var removed = await visitor.SubmitAsync(ManagePasskeys.Path, ManagePasskeys.Path + "/hapus", ("Passkey", key.Id));

            Assert.DoesNotContain("Kunci uji", await visitor.ReadAsync(ManagePasskeys.Path), StringComparison.Ordinal);
        }
    }

    private async Task<byte[]> NewAppKeyAsync(string name)
    {
        var key = "";
        await portal.AsOperatorAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<PortalAccount>>();
            var account = (await accounts.FindByNameAsync(name))!;
            await accounts.ResetAuthenticatorKeyAsync(account);
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        });
        return OneTimeCode.FromBase32(key);
    }

    private static async Task<SoftwareKey> AddKeyAsync(Visitor visitor)
    {
        var key = new SoftwareKey("http://localhost");
        var made = key.Create(await OptionsAsync(visitor, ManagePasskeys.Path, ManagePasskeys.Path + "/opsi"));
        using var added = await visitor.SubmitAsync(ManagePasskeys.Path, ManagePasskeys.Path, ("Credential", made), ("Name", "Kunci uji"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        return key;
    }

    private async Task<(Visitor Visitor, string Name, SoftwareKey Key)> NewPersonWithKeyAsync()
    {
        var (visitor, name) = await portal.NewSignedInAsync();
        return (visitor, name, await AddKeyAsync(visitor));
    }

    private static async Task<string> OptionsAsync(Visitor visitor, string page, string address)
    {
        // As browsers send it with every post.
        visitor.Headers["Origin"] = "http://localhost";
        using var options = await visitor.SubmitAsync(page, address, ("untuk", "kunci"));
        Assert.Equal(HttpStatusCode.OK, options.StatusCode);
        return await options.TextAsync();
    }
}
