using JatengPortal.Journeys.Tests.Browser;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Screens of staff that no link leads to: refusals, results of a post, two people at the same thing.</summary>
public sealed class RareScreensTests(StaffedPortal staffed, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Axe_is_content_on_phone_and_desk_by_day_and_night()
    {
        var found = new List<string>();
        await VisitAsync("uji", async (name, page) =>
        {
            await Axe.EnterAsync(page);
            foreach (var look in Look.All)
            {
                await look.ApplyToAsync(page);
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var excess)
                    found.Add($"{name}: {excess} px too wide ({look})");
                found.AddRange((await Axe.RunAsync(page, look.Scheme == ColorScheme.Dark)).Select(one => $"{name} ({look}): {one.Rule} {one.Element} ({one.Why})"));
            }
        });

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact(Explicit = true)]
    public Task Pictures_of_every_screen() =>
        VisitAsync("gambar", async (name, page) => Assert.NotEmpty(await Screenshots.TakeAsync(page, $"jarang-{name}", Cancellation)));

    /// <summary>Leads to each screen and looks at it there.</summary>
    private async Task VisitAsync(string mark, Func<string, IPage, Task> look)
    {
        var administrator = await staffed.AdministratorAsync();
        var editor = await staffed.EditorAsync();
        await using var ofEditor = (await editor.NewPageAsync(chromium)).Context;
        await using var ofAdministrator = (await administrator.NewPageAsync(chromium)).Context;
        var (first, second) = (ofEditor.Pages[0], ofAdministrator.Pages[0]);

        await first.GotoAsync("/kominfo/admin/berita");
        await look("403", first);
        await first.GotoAsync("/kesbangpol/admin/tidak-ada");
        await look("404", first);

        await first.GotoAsync("/kesbangpol/admin/berita/baru");
        await first.GetByRole(AriaRole.Textbox, new() { Name = "Judul", Exact = true }).FillAsync($"Disunting berdua ({mark})");
        await PressAsync(first, "Simpan konsep");
        var article = new Uri(first.Url).AbsolutePath + "/ubah";
        await first.GotoAsync(article);
        await second.GotoAsync(article);
        await SaveArticleAsync(second, "Ringkasan dari administrator.");
        await SaveArticleAsync(first, "Ringkasan dari penyunting.");
        await Assertions.Expect(first.Locator(".stored-version")).ToBeVisibleAsync();
        await look("berita-berdua", first);

        var role = "/kesbangpol/admin/peran/ubah?nama=Pengamat%20OPD";
        var third = await ofAdministrator.NewPageAsync();
        await second.GotoAsync(role);
        await third.GotoAsync(role);
        foreach (var page in new[] { second, third })
        {
            await page.GetByLabel("Keterangan").FillAsync($"Mengikuti kerja posko ({mark}, {(page == second ? 1 : 2)}).");
            await PressAsync(page, "Simpan");
        }

        await Assertions.Expect(third.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look("peran-berdua", third);

        await second.GotoAsync("/kesbangpol/admin/jejak-audit");
        await second.Locator("form[action$='/keutuhan'] button").ClickAsync();
        await look("keutuhan", second);
        await second.GotoAsync("/kesbangpol/admin/jejak-audit/penyimpanan");
        await look("penyimpanan", second);

        // The editor was told of the role.
        await first.GotoAsync("/kesbangpol/akun/pemberitahuan");
        await look("pemberitahuan", first);
        await first.GotoAsync("/kesbangpol/akun/pemberitahuan/pilihan");
        await look("pemberitahuan-pilihan", first);
    }

    private static async Task SaveArticleAsync(IPage page, string summary)
    {
        await page.GetByLabel("Ringkasan").FillAsync(summary);
        await PressAsync(page, "Simpan konsep");
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
