using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>A portal of a test class's own with an editor at kesbangpol, who has signed in for the first time.</summary>
public sealed class Newsroom : IAsyncLifetime
{
    private const string UserName = "penyunting";
    private const string Password = "gerobak senja pasar lama";
    private readonly SemaphoreSlim _signingIn = new(1);
    private RunningPortal? _portal;
    private string? _cookies;

    public RunningPortal Portal => _portal!;

    public string At(string path) => new Uri(Portal.Address, path).AbsoluteUri;

    /// <summary>A page of the editor's browser.</summary>
    public async Task<IPage> NewPageAsync(Chromium chromium, bool javaScript = true) =>
        await chromium.NewPageAsync(javaScript, await CookiesAsync(chromium));

    /// <summary>The cookies of the editor's browser.</summary>
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
        var first = await HireAsync();
        var page = await chromium.NewPageAsync();
        await using var context = page.Context;
        await page.GotoAsync(At("/kesbangpol/masuk"));
        await page.GetByLabel("Nama pengguna atau alamat surel").FillAsync(UserName);
        await page.GetByLabel("Kata sandi").FillAsync(first);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await page.GetByLabel("Kata sandi sekarang").FillAsync(first);
        await page.GetByLabel("Kata sandi baru", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Ulangi kata sandi baru").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(At("/kesbangpol/akun"));
        return await page.Context.StorageStateAsync();
    }

    private async Task<string> HireAsync()
    {
        using var folder = new TemporaryFolder();
        var role = folder.PathOf("peran-uji.recipe.json");
        await File.WriteAllTextAsync(
            role,
            """
            { "name": "peran-uji", "steps": [ { "name": "Roles", "Roles": [ { "Name": "Redaksi uji",
              "Permissions": ["News.Edit", "News.Publish", "Pages.Edit", "Pages.Menu"] } ] } ] }
            """,
            TestContext.Current.CancellationToken);
        await RunAsync("recipes", "run", role, "--tenant", "kesbangpol");
        var created = await RunAsync("users", "create", UserName, "--name", "Penyunting (contoh)");
        await RunAsync("users", "grant", UserName, "kesbangpol", "Redaksi uji");
        return created.Split('\n')[0].Split(": ")[1].Trim();
    }

    private async Task<string> RunAsync(params string[] verb)
    {
        var result = await Portal.RunVerbAsync(verb, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output;
    }
}
