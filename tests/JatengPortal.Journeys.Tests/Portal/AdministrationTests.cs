using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Testing;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>An administrator of the portal at work, in a browser; in a portal of its own, since recipes run in all sites.</summary>
public sealed class AdministrationTests(StaffedPortal staffed, Chromium chromium) : IClassFixture<StaffedPortal>
{
    private const string Recipe = """
        { "name": "pengumuman", "displayName": "Pengumuman bersama", "steps": [
          { "name": "content", "data": [ { "ContentItemId": "pengumuman", "ContentType": "Article", "DisplayText": "Pengumuman bersama",
            "AutoroutePart": { "Path": "pengumuman-bersama" }, "MarkdownBodyPart": { "Markdown": "Isi pengumuman." } } ] } ] }
        """;

    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_made_and_a_recipe_runs_in_all_regions_until_the_last_has_it()
    {
        var page = await (await staffed.AdministratorAsync()).NewPageAsync(chromium);
        await using var context = page.Context;
        await MakeSiteAsync(page);
        await SwitchNewsAsync(page, isOn: false);

        await page.GotoAsync("/admin/portal/resep");
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("pengumuman.recipe.json");
        await File.WriteAllTextAsync(file, Recipe, Cancellation);
        await page.GetByLabel("Berkas resep").SetInputFilesAsync(file);
        await PressAsync(page, "Unggah dan periksa");
        await page.GetByLabel("Semua kabupaten/kota").CheckAsync();
        await PressAsync(page, "Uji coba");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Di 34 situs" })).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kota Tegal" })).ToBeVisibleAsync();
        await page.GetByLabel("Lanjutkan di situs lain").CheckAsync();
        await PressAsync(page, "Jalankan resep");

        // The page follows by itself.
        await Assertions.Expect(page.GetByText("34 selesai, 1 gagal, 0 menunggu")).ToBeVisibleAsync(Patiently);
        var run = page.Url.Split('?')[0];
        await page.GetByLabel("Status").SelectOptionAsync("gagal");
        await PressAsync(page, "Tampilkan");
        await Assertions.Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Kota Tegal" })).ToBeVisibleAsync();

        await SwitchNewsAsync(page, isOn: true);
        await page.GotoAsync(run);
        await PressAsync(page, "Jalankan ulang yang gagal");
        await Assertions.Expect(page.GetByText("35 selesai, 0 gagal, 0 menunggu")).ToBeVisibleAsync(Patiently);
        await page.GotoAsync("/kota-tegal/berita/pengumuman-bersama");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Pengumuman bersama" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_look_is_shown_before_it_is_saved()
    {
        var page = await (await staffed.AdministratorAsync()).NewPageAsync(chromium);
        await using var context = page.Context;
        await page.GotoAsync("/kominfo/admin/tampilan");
        await page.GetByLabel("Warna utama").FillAsync("#0b3d2e");
        await PressAsync(page, "Pratinjau");

        var home = page.FrameLocator("iframe.site-preview");
        await Assertions.Expect(home.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var colour = await home.Locator("html").EvaluateAsync<string>("html => getComputedStyle(html).getPropertyValue('--tenant-primary').trim()");
        Assert.Equal("#0b3d2e", colour);
    }

    private static async Task MakeSiteAsync(IPage page)
    {
        await page.GotoAsync("/admin/portal/instansi");
        await page.GetByRole(AriaRole.Link, new() { Name = "Buat situs" }).ClickAsync();
        await page.GetByLabel("Nama pendek").FillAsync("dinas-sosial");
        await page.GetByLabel("Nama instansi").FillAsync("Dinas Sosial (contoh)");
        await page.GetByLabel("Situs induk").FillAsync("provinsi");
        await page.GetByLabel("Resep", new() { Exact = true }).SelectOptionAsync("kesbangpol");
        await PressAsync(page, "Buat situs");
        await Assertions.Expect(page.GetByText("Situs siap dan melayani pembaca.")).ToBeVisibleAsync(Patiently);
        await page.GotoAsync("/dinas-sosial/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task SwitchNewsAsync(IPage page, bool isOn)
    {
        await page.GotoAsync("/kota-tegal/admin/fitur");
        await page.GetByLabel("Berita", new() { Exact = true }).SetCheckedAsync(isOn);
        await PressAsync(page, "Periksa perubahan");
        await PressAsync(page, "Simpan perubahan");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
