using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Journeys.Tests.Markup;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>An editor of one agency writes for its readers, and is nobody at another one.</summary>
public sealed class NewsroomTests(StaffedPortal staffed, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_writes_with_the_Markdown_editor_somebody_else_approves_and_a_reader_reads_it()
    {
        var page = await (await staffed.EditorAsync()).NewPageAsync(chromium);
        await using var context = page.Context;
        await page.GotoAsync("/kesbangpol/admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "Berita", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tulis baru" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Judul", Exact = true }).FillAsync("Pelipatan surat suara dimulai");
        await page.Locator(".CodeMirror").ClickAsync();
        await page.Keyboard.InsertTextAsync("Pelipatan berlangsung **tiga hari**.\n\n- Cilacap\n- Tegal");
        await page.Locator(".preview-button").ClickAsync();
        await Assertions.Expect(page.Locator(".preview strong")).ToHaveTextAsync("tiga hari");
        await page.PressAsync("Simpan dan lanjut mengajukan");
        await ApproveAsync(await page.HandOverAsync());

        await AssertReadAsync("/kesbangpol/berita/pelipatan-surat-suara-dimulai");
    }

    [Fact]
    public async Task Without_JavaScript_it_goes_the_same_way()
    {
        var page = await (await staffed.EditorAsync()).NewPageAsync(chromium, javaScript: false);
        await using var context = page.Context;
        await page.DraftArticleAsync("kesbangpol", "Tanpa skrip pun terbit");
        await page.FollowAsync("Ajukan");
        await ApproveAsync(await page.HandOverAsync(), javaScript: false);

        await AssertReadAsync("/kesbangpol/berita/tanpa-skrip-pun-terbit");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_editor_of_kesbangpol_neither_sees_nor_reaches_the_screens_of_kominfo(bool javaScript)
    {
        var page = await (await staffed.EditorAsync()).NewPageAsync(chromium, javaScript);
        await using var context = page.Context;
        await page.GotoAsync("/kesbangpol/admin");
        Assert.Equal(0, await page.Locator("a[href*='/kominfo/admin']").CountAsync());

        foreach (var path in new[]
        {
            "/kominfo/admin", "/kominfo/admin/berita", "/kominfo/admin/berita/baru", "/kominfo/en/admin/berita", "/kominfo/admin/halaman",
            "/kominfo/admin/halaman/baru", "/kominfo/admin/menu", "/kominfo/admin/menu/utama/tambah", "/admin/berita", "/kesbangpol/../kominfo/admin/berita",
        })
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal((path, 403), (path, answer!.Status));
            Assert.Equal(0, await page.Locator("main form, .CodeMirror, textarea").CountAsync());
        }
    }

    [Fact]
    public async Task Axe_is_content_with_the_screens_of_editors()
    {
        var findings = await new PageInspector(chromium, (await staffed.EditorAsync()).Cookies).InspectAsync(await ScreensAsync(), Cancellation);

        Assert.True(findings.Count == 0, string.Join('\n', findings.Select(finding => $"{finding.Code} {finding.Page} {finding.Detail}")));
    }

    [Fact]
    public async Task The_HTML_of_the_screens_of_editors_is_valid()
    {
        var page = await (await staffed.EditorAsync()).NewPageAsync(chromium);
        await using var context = page.Context;
        var pages = new List<CrawledPage>();
        foreach (var address in await ScreensAsync())
            pages.Add(new CrawledPage(address, await (await page.APIRequest.GetAsync(address.AbsoluteUri)).TextAsync()));

        var findings = await HtmlValidator.ValidateAsync(pages, Cancellation);
        Assert.True(findings.Count == 0, string.Join('\n', findings.Select(finding => $"{finding.Code} {finding.Page} {finding.Detail}")));
    }

    [Fact(Explicit = true)]
    public async Task Pictures_of_the_screens_of_editors()
    {
        var screenshots = new Screenshots(chromium, (await staffed.EditorAsync()).Cookies);
        foreach (var (address, number) in (await ScreensAsync()).Select((address, index) => (address, index)))
            Assert.NotEmpty(await screenshots.TakeAsync(address, $"redaksi-{number:00}-{address.Segments[^1].Trim('/')[..Math.Min(12, address.Segments[^1].Trim('/').Length)]}", Cancellation));
    }

    /// <summary>Every screen, on an article that is public, has a draft and a link to read it by.</summary>
    private async Task<IReadOnlyList<Uri>> ScreensAsync()
    {
        var editor = await staffed.EditorAsync();
        var page = await editor.NewPageAsync(chromium, javaScript: false);
        await using var context = page.Context;
        await page.GotoAsync("/kesbangpol/admin/berita?keadaan=terbit");
        await page.Locator("table.records tbody th a").First.ClickAsync();
        var article = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(article + "/ubah");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan konsep" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Buat tautan pratinjau" }).ClickAsync();
        var preview = await page.Locator("a.long-address").First.GetAttributeAsync("href");
        await page.GotoAsync("/kesbangpol/admin/halaman");
        var plainPage = await page.Locator("table.records tbody th a").First.GetAttributeAsync("href");
        return
        [
            .. new[]
            {
                "/kesbangpol/admin/berita", "/kesbangpol/admin/berita?q=tidak-ada-yang-begini", "/kesbangpol/admin/berita/baru",
                article, article + "/ubah", article + "/ajukan", article + "/terbitkan", article + "/hapus-konsep", article + "/alamat", article + "/edisi/1", preview!,
                "/kesbangpol/admin/halaman", "/kesbangpol/admin/halaman/baru", plainPage!,
                "/kesbangpol/admin/menu", "/kesbangpol/admin/menu/utama/tambah", "/kesbangpol/admin/menu/bawah/ubah/0",
                "/kesbangpol/admin/menu/bawah/hapus/0", "/kesbangpol/en/admin/berita",
            }.Select(editor.At),
        ];
    }

    private async Task ApproveAsync(string article, bool javaScript = true)
    {
        var page = await (await staffed.ApproverAsync()).NewPageAsync(chromium, javaScript);
        await using var context = page.Context;
        await page.ApproveAsync(article);
    }

    private async Task AssertReadAsync(string path)
    {
        var reader = await chromium.NewPageAsync(portal: (await staffed.EditorAsync()).At("/"));
        await using var context = reader.Context;
        await reader.GotoAsync(path);
        await Assertions.Expect(reader.Locator(".article-body strong")).ToHaveTextAsync("tiga hari");
    }
}
