using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Somebody who works in one or several sites, with a browser of their own.</summary>
internal sealed class Official(string userName, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Makes an account with these roles and signs in.</summary>
    public static async Task<Official> HireAsync(
        TurnablePortal portal, Chromium chromium, string userName, string name, params (string Tenant, string Role)[] posts)
    {
        await portal.NewAccountAsync(userName, name);
        foreach (var (tenant, role) in posts)
            await portal.AsOperatorAsync(register => register.GrantAsync(userName, portal.At(tenant).Tenant, role, TestContext.Current.CancellationToken));
        var official = new Official(userName, await chromium.NewPageAsync(portal: portal.Address));
        await official.SignInAsync();
        return official;
    }

    /// <summary>Signs in (again): sessions end, and the clock may have been turned past their end.</summary>
    public async Task SignInAsync()
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/masuk");
        await page.GetByLabel("Nama pengguna atau alamat surel").FillAsync(userName);
        await page.GetByLabel("Kata sandi").FillAsync(Staff.Password);
        await page.GetByLabel("Kata sandi").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync("/akun");
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
