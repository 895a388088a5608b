using JatengPortal.Journeys.Tests.Browser;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>What comes from a word processor becomes Markdown in the editor.</summary>
public sealed class PasteTests(StaffedPortal staffed, Chromium chromium)
{
    [Fact]
    public async Task A_text_of_a_word_processor_keeps_its_headings_and_lists_and_what_is_left_out_is_told()
    {
        var page = await (await staffed.ContributorAsync()).NewPageAsync(chromium);
        await using var context = page.Context;
        await page.GotoAsync("/kesbangpol/admin/surat-edaran/baru?jenis=edaran-naskah-dinas");
        await page.Locator(".CodeMirror").ClickAsync();

        await page.EvaluateAsync("""
            () => {
                const pasted = new DataTransfer();
                pasted.setData('text/html', '<h2>Isi Edaran</h2><p class=MsoNormal>Aparatur <b>wajib</b> netral.</p><ol><li>Pertama</li><li>Kedua</li></ol><img src="file:///c:/logo.png">');
                pasted.setData('text/plain', 'Isi Edaran');
                document.querySelector('.CodeMirror [role="textbox"]').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
            }
            """);

        await Assertions.Expect(page.Locator(".pasted")).ToContainTextAsync("Gambar, tidak diambil (1)");
        var text = await page.EvaluateAsync<string>("() => document.querySelector('.CodeMirror').CodeMirror.getValue()");
        Assert.Contains("## Isi Edaran", text, StringComparison.Ordinal);
        Assert.Contains("Aparatur **wajib** netral.", text, StringComparison.Ordinal);
        Assert.Contains("1. Pertama", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MsoNormal", text, StringComparison.Ordinal);
    }
}
