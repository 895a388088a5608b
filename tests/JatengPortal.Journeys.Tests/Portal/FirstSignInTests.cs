using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>A new portal's administrator signs in for the first time, and makes the account safe.</summary>
[Collection(nameof(FreshPortal))]
public sealed class FirstSignInTests(FreshPortal fresh, Chromium chromium)
{
    private const string Password = "gerobak senja pasar lama";

    [Fact]
    public async Task The_printed_password_is_replaced_and_app_and_passkey_open_the_account()
    {
        var page = await chromium.NewPageAsync(portal: fresh.Portal.Address);
        await using var context = page.Context;
        await UseAuthenticatorAsync(page);

        await SignInAsync(page, fresh.PrintedPassword);
        await Assertions.Expect(page).ToHaveURLAsync("/akun/sandi");
        await page.GetByLabel("Kata sandi sekarang").FillAsync(fresh.PrintedPassword);
        await page.GetByLabel("Kata sandi baru", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Ulangi kata sandi baru").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/akun");

        await AddPasskeyAsync(page);
        await SignOutAsync(page);

        await page.GotoAsync("/masuk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk dengan kunci sandi" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/akun");

        await SetUpAppAsync(page);
        await SignOutAsync(page);
        await SignInAsync(page, Password);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Langkah kedua" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gunakan kunci sandi" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/akun");
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.GotoAsync("/masuk");
        await page.GetByLabel("Nama pengguna atau alamat surel").FillAsync("admin");
        await page.GetByLabel("Kata sandi").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/keluar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/");
    }

    private static async Task AddPasskeyAsync(IPage page)
    {
        await page.GotoAsync("/akun/kunci-sandi");
        await page.GetByLabel("Nama kunci sandi").FillAsync("Laptop kantor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tambah kunci sandi" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Laptop kantor", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task SetUpAppAsync(IPage page)
    {
        await page.GotoAsync("/akun/langkah-kedua");
        var key = OneTimeCode.FromBase32(await page.Locator("code.key").InnerTextAsync());
        await page.GetByLabel("Kode").FillAsync(OneTimeCode.Of(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Aktifkan" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
    }

    private static async Task UseAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
