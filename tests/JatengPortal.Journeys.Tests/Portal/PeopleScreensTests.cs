using JatengPortal.Journeys.Tests.Browser;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>The screens of people, roles and accounts, and the pages of invitations and forgotten passwords.</summary>
public sealed class PeopleScreensTests(StaffedPortal staffed, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Axe_is_content_on_phone_and_desk_by_day_and_night()
    {
        var administrator = await staffed.AdministratorAsync();
        var addresses = (await ScreensAsync(administrator, "kesbangpol.jateng.example")).Select(screen => screen.Address);

        EveryPageTests.AssertNone(await new PageInspector(chromium, administrator.Cookies).InspectAsync(addresses, Cancellation));
    }

    [Fact(Explicit = true)]
    public async Task Pictures_of_every_screen()
    {
        var administrator = await staffed.AdministratorAsync();
        var screenshots = new Screenshots(chromium, administrator.Cookies);
        foreach (var (name, address) in await ScreensAsync(administrator, "bakesbangpol.jateng.example"))
            Assert.NotEmpty(await screenshots.TakeAsync(address, $"orang-{name}", Cancellation));
    }

    /// <summary>With two new people to see, whose addresses end so.</summary>
    private async Task<IReadOnlyList<(string Name, Uri Address)>> ScreensAsync(SignedIn administrator, string domain)
    {
        var page = await administrator.NewPageAsync(chromium);
        await using var context = page.Context;
        var invitation = "";
        foreach (var (name, role) in new[] { ("Sari Wulandari", "Editor"), ("Bambang Hadi Kusumo", "Administrator instansi") })
        {
            await page.GotoAsync("/kesbangpol/admin/pengguna/tambah");
            await page.GetByLabel("Nama pengguna atau alamat surel").FillAsync($"{name.Replace(' ', '.')}@{domain}");
            await page.GetByLabel("Nama", new() { Exact = true }).FillAsync(name);
            await page.GetByLabel(role, new() { Exact = true }).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Tambahkan" }).ClickAsync();
            invitation = await page.GetByLabel("Tautan", new() { Exact = true }).InputValueAsync();
        }

        var person = await AddressOfAsync(page, "/kesbangpol/admin/pengguna");
        var account = await AddressOfAsync(page, "/admin/portal/akun?q=sari");
        return
        [
            .. new[]
            {
                ("pengguna", "/kesbangpol/admin/pengguna"), ("pengguna-kosong", "/kesbangpol/admin/pengguna?q=zzz"),
                ("pengguna-tambah", "/kesbangpol/admin/pengguna/tambah"), ("pengguna-satu", person), ("pengguna-hapus", person + "/hapus"),
                ("peran", "/kesbangpol/admin/peran"), ("peran-baru", "/kesbangpol/admin/peran/baru"),
                ("peran-ubah", "/kesbangpol/admin/peran/ubah?nama=Administrator%20instansi"), ("peran-hapus", "/kesbangpol/admin/peran/hapus?nama=Editor"),
                ("akun", "/admin/portal/akun"), ("akun-baru", "/admin/portal/akun/baru"), ("akun-satu", account),
                ("akun-tutup", account + "/tutup"), ("akun-administrator", account + "/administrator"), ("akun-langkah-kedua", account + "/langkah-kedua"),
                ("instansi", "/akun/instansi"), ("akun-sendiri", "/akun"), ("lupa", "/lupa-sandi"), ("lupa-terkirim", "/lupa-sandi/terkirim"),
                ("undangan", invitation), ("pengguna-en", "/kesbangpol/en/admin/pengguna"),
            }.Select(screen => (screen.Item1, administrator.At(screen.Item2))),
        ];
    }

    private static async Task<string> AddressOfAsync(IPage page, string list)
    {
        await page.GotoAsync(list);
        return (await page.GetByRole(AriaRole.Link, new() { Name = "Sari Wulandari" }).First.GetAttributeAsync("href"))!;
    }
}
