using JatengPortal.Journeys.Tests.Browser;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>What is typed and not saved outlives a closed window.</summary>
public sealed class KeptTypingTests(StaffedPortal staffed, Chromium chromium)
{
    [Theory]
    [InlineData("/kesbangpol/admin/berita/baru", "Judul")]
    [InlineData("/kesbangpol/admin/surat-edaran/baru?jenis=edaran-naskah-dinas", "Hal")]
    public async Task It_is_offered_again_and_shown_and_can_be_thrown_away(string form, string title)
    {
        var page = await (await staffed.ContributorAsync()).NewPageAsync(chromium);
        await using var context = page.Context;
        page.Dialog += async (_, leaving) => await leaving.AcceptAsync();
        await page.GotoAsync(form);
        await page.EnterAsync(title, "Belum selesai ditulis");
        await page.FillMarkdownAsync("Baru sampai **di sini**.");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Ketikan tercatat sementara" }))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });

        await page.ReloadAsync();
        await Assertions.Expect(page.TextBox(title)).ToHaveValueAsync("");
        await page.SeeAsync("Ada ketikan Anda yang belum disimpan");
        await page.FollowAsync("Tampilkan ketikan itu");
        await Assertions.Expect(page.TextBox(title)).ToHaveValueAsync("Belum selesai ditulis");
        await Assertions.Expect(page.Locator(".CodeMirror")).ToContainTextAsync("Baru sampai");

        await page.GotoAsync(form);
        await page.PressAsync("Buang ketikan itu");
        await page.GotoAsync(form);
        await Assertions.Expect(page.GetByText("Ada ketikan Anda yang belum disimpan")).ToHaveCountAsync(0);
    }
}
