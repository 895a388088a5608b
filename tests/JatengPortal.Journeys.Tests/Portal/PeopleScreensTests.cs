using System.Text.RegularExpressions;
using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>The screens of people, roles and accounts, and the pages of invitations and forgotten passwords.</summary>
public sealed partial class PeopleScreensTests(FreshPortal fresh, Chromium chromium) : IClassFixture<FreshPortal>
{
    private const string Password = "gerobak senja pasar lama";
    private static bool _isPrepared;
    private static string _invitation = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Axe_is_content_on_phone_and_desk_by_day_and_night()
    {
        var page = await OpenAsync();
        await using var context = page.Context;
        var found = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                found.Add($"{page.Url}: {message.Text}");
        };
        foreach (var (_, address) in await AddressesAsync(page))
        {
            await page.GotoAsync(address);
            await Axe.EnterAsync(page);
            foreach (var look in Look.All)
            {
                await look.ApplyToAsync(page);
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var excess)
                    found.Add($"{address}: {excess} px too wide ({look})");
                found.AddRange((await Axe.RunAsync(page, look.Scheme == ColorScheme.Dark)).Select(one => $"{address} ({look}): {one.Rule} {one.Element} ({one.Why})"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(20)));
    }

    [Fact(Explicit = true)]
    public async Task Pictures_of_every_screen()
    {
        var page = await OpenAsync();
        await using var context = page.Context;
        foreach (var (name, address) in await AddressesAsync(page))
        {
            await page.GotoAsync(address);
            foreach (var look in Look.All)
            {
                Cancellation.ThrowIfCancellationRequested();
                await look.ApplyToAsync(page);
                await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts("screenshots"), $"orang-{name}-{look}.png"), FullPage = true });
            }
        }
    }

    /// <summary>Signed in as the portal's administrator, with some people and roles to see.</summary>
    private async Task<IPage> OpenAsync()
    {
        var page = await chromium.NewPageAsync();
        await SignInAsync(page, _isPrepared ? Password : PrintedPassword().Match(fresh.Portal.Output).Groups[1].Value);
        if (_isPrepared)
            return page;
        await page.GetByLabel("Kata sandi sekarang").FillAsync(PrintedPassword().Match(fresh.Portal.Output).Groups[1].Value);
        await page.GetByLabel("Kata sandi baru", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Ulangi kata sandi baru").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan" }).ClickAsync();
        foreach (var (email, name, role) in new[]
        {
            ("sari.wulandari@kesbangpol.jateng.example", "Sari Wulandari", "Editor"),
            ("bambang.hadi.kusumo@kesbangpol.jateng.example", "Bambang Hadi Kusumo", "Administrator instansi"),
        })
        {
            await page.GotoAsync(At("/kesbangpol/admin/pengguna/tambah"));
            await page.GetByLabel("Nama pengguna atau alamat surel").FillAsync(email);
            await page.GetByLabel("Nama", new() { Exact = true }).FillAsync(name);
            await page.GetByLabel(role, new() { Exact = true }).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Tambahkan" }).ClickAsync();
            _invitation = await page.GetByLabel("Tautan", new() { Exact = true }).InputValueAsync();
        }

        _isPrepared = true;
        return page;
    }

    private async Task<IReadOnlyList<(string Name, string Address)>> AddressesAsync(IPage page)
    {
        await page.GotoAsync(At("/kesbangpol/admin/pengguna"));
        var person = await page.GetByRole(AriaRole.Link, new() { Name = "Sari Wulandari" }).GetAttributeAsync("href");
        await page.GotoAsync(At("/admin/portal/akun?q=sari"));
        var account = await page.GetByRole(AriaRole.Link, new() { Name = "Sari Wulandari" }).GetAttributeAsync("href");
        return
        [
            ("pengguna", At("/kesbangpol/admin/pengguna")), ("pengguna-kosong", At("/kesbangpol/admin/pengguna?q=zzz")),
            ("pengguna-tambah", At("/kesbangpol/admin/pengguna/tambah")), ("pengguna-satu", At(person!)), ("pengguna-hapus", At(person + "/hapus")),
            ("peran", At("/kesbangpol/admin/peran")), ("peran-baru", At("/kesbangpol/admin/peran/baru")),
            ("peran-ubah", At("/kesbangpol/admin/peran/ubah?nama=Administrator%20instansi")), ("peran-hapus", At("/kesbangpol/admin/peran/hapus?nama=Editor")),
            ("akun", At("/admin/portal/akun")), ("akun-baru", At("/admin/portal/akun/baru")), ("akun-satu", At(account!)),
            ("akun-tutup", At(account + "/tutup")), ("akun-administrator", At(account + "/administrator")),
            ("instansi", At("/akun/instansi")), ("akun-sendiri", At("/akun")), ("lupa", At("/lupa-sandi")), ("lupa-terkirim", At("/lupa-sandi/terkirim")),
            ("undangan", _invitation), ("pengguna-en", At("/kesbangpol/en/admin/pengguna")),
        ];
    }

    private string At(string path) => new Uri(fresh.Portal.Address, path).AbsoluteUri;

    private async Task SignInAsync(IPage page, string password)
    {
        await page.GotoAsync(At("/masuk"));
        await page.GetByLabel("Nama pengguna atau alamat surel").FillAsync("admin");
        await page.GetByLabel("Kata sandi").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/akun"));
    }

    [GeneratedRegex(@"sekali\): (\S+)")]
    private static partial Regex PrintedPassword();
}
