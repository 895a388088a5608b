using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>What editors and approvers do in a browser, with scripts or without them.</summary>
internal static class EditorialSteps
{
    public static Task PressAsync(this IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static Task FollowAsync(this IPage page, string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public static Task EnterAsync(this IPage page, string label, string text) => page.TextBox(label).FillAsync(text);

    public static ILocator TextBox(this IPage page, string label) => page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });

    /// <summary>What the last post did.</summary>
    public static Task SeeAsync(this IPage page, string notice) => Assertions.Expect(page.GetByText(notice)).ToBeVisibleAsync();

    /// <summary>Types into the Markdown editor, in place of what stands there.</summary>
    public static async Task FillMarkdownAsync(this IPage page, string text)
    {
        await page.Locator(".CodeMirror").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Hands over the draft whose submission is open; gives its address among the editors' screens.</summary>
    public static async Task<string> HandOverAsync(this IPage page)
    {
        await page.PressAsync("Ajukan");
        await page.SeeAsync("Naskah diajukan. Penyetuju sudah diberi tahu.");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Sends back what was submitted.</summary>
    public static async Task SendBackAsync(this IPage page, string document, string reason)
    {
        await page.GotoAsync(document);
        await page.FollowAsync("Kembalikan");
        await page.EnterAsync("Alasan untuk penyusun", reason);
        await page.PressAsync("Kembalikan");
        await page.SeeAsync("Naskah dikembalikan. Penyusun sudah diberi tahu.");
    }

    /// <summary>Approves what was submitted.</summary>
    /// <param name="page">An approver's.</param>
    /// <param name="document">Its address among the editors' screens.</param>
    /// <param name="at">When readers get it, as a clock in WIB shows it; null for at once.</param>
    public static async Task ApproveAsync(this IPage page, string document, string? at = null)
    {
        await page.GotoAsync(document + "/terbitkan");
        if (at is not null)
        {
            await page.GetByLabel("Terbitkan pada waktu tertentu").CheckAsync();
            await page.GetByLabel("Tanggal dan jam (WIB)").FillAsync(at);
        }

        await page.PressAsync("Setujui dan terbitkan");
        await page.SeeAsync(at is null ? "Naskah sudah terbit." : "Naskah akan terbit pada waktunya.");
    }

    /// <summary>Somebody without scripts begins an article; gives its address among the editors' screens.</summary>
    public static async Task<string> DraftArticleAsync(this IPage page, string site, string title, string body = "Pelipatan berlangsung **tiga hari**.")
    {
        await page.GotoAsync($"/{site}/admin/berita/baru");
        await page.EnterAsync("Judul", title);
        await page.GetByLabel("Isi berita").FillAsync(body);
        await page.PressAsync("Simpan konsep");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Hands over what is drafted.</summary>
    public static async Task HandOverAsync(this IPage page, string document)
    {
        await page.GotoAsync(document + "/ajukan");
        await page.HandOverAsync();
    }
}
