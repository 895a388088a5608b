using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Pages.Menus;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests.Menus;

public sealed class EditMenuTests(PortalFactory portal)
{
    [Fact]
    public async Task Links_are_added_put_in_order_changed_and_taken_out_and_readers_see_it_at_once()
    {
        var agency = await portal.NewAgencyAsync("menu-disunting");
        await agency.PublishAsync(new SamplePage("tentang"));
        using var editor = await portal.At("menu-disunting").HireAsync("Pages.Menu");
        await AddAsync(editor, ("Tentang", "About", "~/tentang", ""), ("KPU", "", "", "https://kpu.go.id"), ("Pengumuman", "", "", "/berita/kategori/pengumuman"));
        Assert.Equal(["Tentang", "KPU", "Pengumuman"], await TextsAsync(agency));

        await PressAsync(editor, "/admin/menu/utama/naik/2");
        await PressAsync(editor, "/admin/menu/utama/turun/0");
        Assert.Equal(["Pengumuman", "Tentang", "KPU"], await TextsAsync(agency));

        var form = await FieldsAsync(editor, "/admin/menu/utama/ubah/2");
        Assert.Contains((MenuForm.AddressField, "https://kpu.go.id"), form);
        using var changed = await editor.SubmitAsync(
            "/admin/menu/utama/ubah/2", "/admin/menu/utama/ubah/2", [(MenuForm.TextField, "KPU Jateng"), .. form.Where(field => field.Name != MenuForm.TextField)]);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var removed = await editor.SubmitAsync(
            "/admin/menu/utama/hapus/0", "/admin/menu/utama/hapus/0", [.. await FieldsAsync(editor, "/admin/menu/utama/hapus/0")]);
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(["Tentang", "KPU Jateng"], await TextsAsync(agency));
    }

    [Fact]
    public async Task What_was_not_seen_is_not_changed_and_what_was_typed_stays()
    {
        var agency = await portal.NewAgencyAsync("menu-berdua");
        using var first = await portal.At("menu-berdua").HireAsync("Pages.Menu");
        using var second = await portal.At("menu-berdua").HireAsync("Pages.Menu");
        await AddAsync(first, ("Satu", "", "", "/satu"), ("Dua", "", "", "/dua"));
        var seen = (await FieldsAsync(second, "/admin/menu/utama/tambah")).Single(field => field.Name == MenuForm.SeenField);
        await PressAsync(first, "/admin/menu/utama/turun/0");

        using var moved = await second.SubmitAsync("/admin/menu", "/admin/menu/utama/turun/0", seen);
        using var added = await second.SubmitAsync(
            "/admin/menu/utama/tambah", "/admin/menu/utama/tambah", seen, (MenuForm.TextField, "Tiga"), (MenuForm.AddressField, "/tiga"));

        Assert.Equal("/admin/menu?pesan=sudah-berubah", second.Inside(moved));
        Assert.Equal(HttpStatusCode.Conflict, added.StatusCode);
        Assert.Equal(["Dua", "Satu"], await TextsAsync(agency));
        var again = FieldsOf(new HtmlParser().ParseDocument(await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        (await second.SubmitAsync("/admin/menu/utama/tambah", "/admin/menu/utama/tambah", [.. again])).Dispose();
        Assert.Equal(["Dua", "Satu", "Tiga"], await TextsAsync(agency));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://tanpa-sandi.example")]
    [InlineData("//jahat.example")]
    [InlineData("/../dinas-b/berita")]
    [InlineData("/\\jahat.example")]
    [InlineData("/berita/%2e%2e/%2E%2E/dinas-b")]
    [InlineData("https://kpu.go.id@jahat.example")]
    [InlineData("data:text/html,x")]
    [InlineData("")]
    public async Task An_address_that_leads_astray_is_refused_at_its_field(string address)
    {
        using var editor = await portal.At("dinas-b").HireAsync("Pages.Menu");
        var seen = (await FieldsAsync(editor, "/admin/menu/utama/tambah")).Single(field => field.Name == MenuForm.SeenField);

        foreach (var field in new[] { MenuForm.AddressField, MenuForm.PageField })
        {
            using var refused = await editor.SubmitAsync(
                "/admin/menu/utama/tambah", "/admin/menu/utama/tambah", seen, (MenuForm.TextField, "Tersesat"), (field, address));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        Assert.DoesNotContain("Tersesat", await portal.At("dinas-b").ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_menu_is_full_with_thirty_links()
    {
        await portal.NewAgencyAsync("menu-penuh");
        using var editor = await portal.At("menu-penuh").HireAsync("Pages.Menu");
        await AddAsync(editor, [.. Enumerable.Range(1, 30).Select(number => ($"Tautan {number}", "", "", "/x"))]);

        var seen = (await FieldsAsync(editor, "/admin/menu/utama/tambah")).Single(field => field.Name == MenuForm.SeenField);
        using var refused = await editor.SubmitAsync(
            "/admin/menu/utama/tambah", "/admin/menu/utama/tambah", seen, (MenuForm.TextField, "Kelebihan"), (MenuForm.AddressField, "/x"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("paling banyak 30", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_reaches_no_menu_by_any_address()
    {
        using var pages = await portal.At("dinas-a").HireAsync("Pages.Edit");
        using var other = await portal.At("dinas-b").HireAsync("Pages.Menu");
        using var editor = await portal.At("dinas-a").HireAsync("Pages.Menu");

        foreach (var path in new[] { "", "/utama/tambah", "/bawah/tambah", "/utama/ubah/0", "/utama/hapus/0" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await pages.StatusOfAsync("/admin/menu" + path));
            using var across = await other.Browser.GetAsync("/dinas-a/admin/menu" + path);
            Assert.Equal(HttpStatusCode.Forbidden, across.StatusCode);
        }

        foreach (var act in new[] { "/utama/tambah", "/utama/ubah/0", "/utama/naik/0", "/bawah/turun/0", "/utama/hapus/0" })
        {
            using var refused = await pages.SubmitAsync(
                "/akun/sandi", "/admin/menu" + act, (MenuForm.TextField, "x"), (MenuForm.AddressField, "/x"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var tokenless = await editor.Browser.PostAsync("/dinas-a/admin/menu" + act, (MenuForm.TextField, "x"), (MenuForm.AddressField, "/x"));
            Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
        }
    }

    private static async Task AddAsync(StaffMember editor, params (string Text, string English, string Page, string Address)[] entries)
    {
        foreach (var (text, english, page, address) in entries)
        {
            var seen = (await FieldsAsync(editor, "/admin/menu/utama/tambah")).Single(field => field.Name == MenuForm.SeenField);
            using var added = await editor.SubmitAsync(
                "/admin/menu/utama/tambah", "/admin/menu/utama/tambah", seen, (MenuForm.TextField, text), (MenuForm.EnglishField, english),
                (MenuForm.PageField, page), (MenuForm.AddressField, address));
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }
    }

    // As the page has the button: with the state that it shows.
    private static async Task PressAsync(StaffMember editor, string button)
    {
        var page = new HtmlParser().ParseDocument(await editor.ReadAsync("/admin/menu"));
        var form = page.QuerySelector($"form[action$='{button}']")!;
        using var pressed = await editor.SubmitAsync(
            "/admin/menu", button, (MenuForm.SeenField, form.QuerySelector($"input[name={MenuForm.SeenField}]")!.GetAttribute("value")!));
        Assert.Equal("/admin/menu?pesan=tersimpan", editor.Inside(pressed));
    }

    private static async Task<string[]> TextsAsync(Agency agency) =>
        [.. (await agency.PageAsync("/")).QuerySelectorAll(".site-menu a").Select(link => link.FirstChild!.TextContent.Trim()).Skip(2)];

    private static async Task<List<(string Name, string Value)>> FieldsAsync(StaffMember editor, string path) =>
        FieldsOf(new HtmlParser().ParseDocument(await editor.ReadAsync(path)));

    private static List<(string Name, string Value)> FieldsOf(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("main form[method=post] :is(input, select)[name]").Where(field => field.GetAttribute("name") != "_token")
            .Select(field => (field.GetAttribute("name")!, field is IHtmlSelectElement select ? select.Value ?? "" : field.GetAttribute("value") ?? "")),
    ];
}
