using System.Text.RegularExpressions;
using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>A portal of a test class's own whose administrator has signed in.</summary>
public sealed partial class AdministeredPortal : IAsyncLifetime
{
    private const string Password = "gerobak senja pasar lama";
    private readonly SemaphoreSlim _signingIn = new(1);
    private RunningPortal? _portal;
    private string? _cookies;

    public RunningPortal Portal => _portal!;

    public string At(string path) => new Uri(Portal.Address, path).AbsoluteUri;

    /// <summary>The cookies of the administrator's browser.</summary>
    public async Task<string> CookiesAsync(Chromium chromium)
    {
        await _signingIn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _cookies ??= await SignInAsync(chromium);
        }
        finally
        {
            _signingIn.Release();
        }
    }

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new PortalStart { ReadyAddress = "/" });

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task<string> SignInAsync(Chromium chromium)
    {
        var first = PrintedPassword().Match(Portal.Output).Groups[1].Value;
        var page = await chromium.NewPageAsync();
        await using var context = page.Context;
        await page.GotoAsync(At("/masuk"));
        await page.GetByLabel("Nama pengguna atau alamat surel").FillAsync("admin");
        await page.GetByLabel("Kata sandi").FillAsync(first);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await page.GetByLabel("Kata sandi sekarang").FillAsync(first);
        await page.GetByLabel("Kata sandi baru", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Ulangi kata sandi baru").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(At("/akun"));
        return await page.Context.StorageStateAsync();
    }

    [GeneratedRegex(@"sekali\): (\S+)")]
    private static partial Regex PrintedPassword();
}
