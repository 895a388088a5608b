using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Pages.PlainPages.Editing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages.Tests.PlainPages;

public sealed class EditPageTests(PortalFactory portal)
{
    [Fact]
    public async Task A_page_is_written_read_at_once_changed_and_moved()
    {
        using var editor = await portal.At("dinas-a").HireAsync("Pages.Edit");
        using var written = await editor.SubmitAsync(
            PageEditing.New, PageEditing.New, (PageForm.TitleField, "Maklumat pelayanan"), (PageForm.BodyField, "Kami **melayani**."));
        Assert.Equal(PageEditing.List + "?pesan=halaman-terbit", editor.Inside(written));
        Assert.Contains("<strong>melayani</strong>", await portal.At("dinas-a").ReadAsync("/halaman/maklumat-pelayanan"), StringComparison.Ordinal);

        var address = await AddressOfAsync(editor, "Maklumat pelayanan", "ubah");
        using var moved = await SaveAsync(editor, address, (PageForm.SlugField, "maklumat"), (PageForm.BodyField, "Kami melayani <script>alert(1)</script>."));

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        using var old = await portal.At("dinas-a").GetAsync("/halaman/maklumat-pelayanan");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/dinas-a/halaman/maklumat"), (old.StatusCode, old.Headers.Location!.OriginalString));
        Assert.DoesNotContain("<script>alert", await portal.At("dinas-a").ReadAsync("/halaman/maklumat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_names_a_page_by_its_address()
    {
        using var editor = await portal.At("dinas-a").HireAsync("Pages.Edit", "Audit.View");
        using var written = await editor.SubmitAsync(
            PageEditing.New, PageEditing.New, (PageForm.TitleField, "Tercatat di jejak"), (PageForm.BodyField, "Isi."));

        var trail = await editor.ReadAsync("/admin/jejak-audit?objek=/halaman/tercatat-di-jejak");

        Assert.Contains("/halaman/tercatat-di-jejak</span>", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_that_every_site_has_keep_their_address_and_stay()
    {
        await portal.At("dinas-b").PublishAsync(new SamplePage("tentang"));
        using var editor = await portal.At("dinas-b").HireAsync("Pages.Edit");
        var address = await AddressOfAsync(editor, "Halaman tentang", "ubah");
        var delete = address.Replace("/ubah", "/hapus", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusOfAsync(delete));
        var form = await FormOfAsync(editor, address);
        using var refused = await editor.SubmitAsync(address, delete, form.Single(field => field.Name == PageForm.BasisField));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var moved = await SaveAsync(editor, address, (PageForm.SlugField, "tentang-kami"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.StatusCode);
        using var changed = await SaveAsync(editor, address, (PageForm.BodyField, "Tentang dinas ini."));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Contains("Tentang dinas ini.", await portal.At("dinas-b").ReadAsync("/tentang"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_deleted_after_asking_and_its_old_addresses_with_it()
    {
        await portal.At("dinas-a").PublishAsync(new SamplePage("lama") { Id = "akan-dihapus" });
        await portal.At("dinas-a").PublishAsync(new SamplePage("baru") { Id = "akan-dihapus", Title = "Akan dihapus" });
        using var editor = await portal.At("dinas-a").HireAsync("Pages.Edit");
        var delete = await AddressOfAsync(editor, "Akan dihapus", "hapus");

        using var deleted = await editor.SubmitAsync(delete, delete, [.. await FormOfAsync(editor, delete)]);

        Assert.Equal(PageEditing.List + "?pesan=dihapus", editor.Inside(deleted));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/halaman/baru"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/halaman/lama"));
    }

    [Fact]
    public async Task Two_who_change_one_page_lose_nothing()
    {
        await portal.At("dinas-a").PublishAsync(new SamplePage("dua-penyunting"));
        using var first = await portal.At("dinas-a").HireAsync("Pages.Edit");
        using var second = await portal.At("dinas-a").HireAsync("Pages.Edit");
        var address = await AddressOfAsync(first, "Halaman dua-penyunting", "ubah");
        var opened = await FormOfAsync(second, address);
        (await SaveAsync(first, address, (PageForm.BodyField, "Tulisan pertama."))).Dispose();

        using var refused = await second.SubmitAsync(
            address, address, [.. opened.Where(field => field.Name != PageForm.BodyField), (PageForm.BodyField, "Tulisan kedua.")]);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["Tulisan pertama.", "Tulisan kedua."], page.QuerySelectorAll("#isi-tersimpan, textarea[name=isi]").Select(area => ((IHtmlTextAreaElement)area).Value));
        Assert.Contains("Tulisan pertama.", await portal.At("dinas-a").ReadAsync("/halaman/dua-penyunting"), StringComparison.Ordinal);
        using var again = await second.SubmitAsync(address, address, [.. FieldsOf(page)]);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_taken_comes_back_as_it_was_typed()
    {
        using var editor = await portal.At("dinas-a").HireAsync("Pages.Edit");
        (string, string)[] typed = [(PageForm.TitleField, ""), (PageForm.SlugField, "../admin"), (PageForm.BodyField, "\nIsi </textarea><b>x")];

        using var answer = await editor.SubmitAsync(PageEditing.New, PageEditing.New, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, page.QuerySelectorAll(".field-error").Length);
        Assert.All(typed, field => Assert.Contains(field, FieldsOf(page)));
    }

    [Fact]
    public async Task Who_may_not_and_who_is_of_another_agency_reach_no_page_by_any_address()
    {
        await portal.At("dinas-a").PublishAsync(new SamplePage("terjaga"));
        using var editor = await portal.At("dinas-a").HireAsync("Pages.Edit");
        using var other = await portal.At("dinas-b").HireAsync("Pages.Edit");
        using var menus = await portal.At("dinas-a").HireAsync("Pages.Menu");
        var address = await AddressOfAsync(editor, "Halaman terjaga", "ubah");

        foreach (var path in new[] { PageEditing.List, PageEditing.New, address, address.Replace("/ubah", "/hapus", StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await menus.StatusOfAsync(path));
            using var across = await other.Browser.GetAsync("/dinas-a" + path);
            Assert.Equal(HttpStatusCode.Forbidden, across.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync(address));
        using var inside = await other.SubmitAsync(PageEditing.New, address, (PageForm.TitleField, "x"), (PageForm.BodyField, "x"));
        Assert.Equal(HttpStatusCode.NotFound, inside.StatusCode);
        using var tokenless = await editor.Browser.PostAsync("/dinas-a" + address, (PageForm.TitleField, "x"), (PageForm.BodyField, "x"));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
        Assert.Contains("Isi halaman contoh.", await portal.At("dinas-a").ReadAsync("/halaman/terjaga"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_pages_by_key_through_every_page_once()
    {
        var agency = await portal.NewAgencyAsync("banyak-halaman");
        await agency.PublishAsync([.. Enumerable.Range(1, 60).Select(number => new SamplePage($"halaman-{number}"))]);
        using var editor = await portal.At("banyak-halaman").HireAsync("Pages.Edit");

        var first = new HtmlParser().ParseDocument(await editor.ReadAsync(PageEditing.List));
        var second = new HtmlParser().ParseDocument(await editor.ReadAsync(agency.Inside(first.Link(".pager [rel=next]")!)));

        var titles = first.QuerySelectorAll("table.records tbody th").Concat(second.QuerySelectorAll("table.records tbody th")).Select(cell => cell.TextContent.Trim());
        Assert.Equal(60, titles.Distinct().Count());
        Assert.Null(second.Link(".pager [rel=next]"));
    }

    [Fact]
    public async Task A_page_that_was_written_here_comes_back_from_an_export()
    {
        var agency = await portal.NewAgencyAsync("ekspor-halaman");
        using var editor = await portal.At("ekspor-halaman").HireAsync("Pages.Edit");
        (await editor.SubmitAsync(PageEditing.New, PageEditing.New, (PageForm.TitleField, "Ditulis di sini"), (PageForm.BodyField, "Isi *asli*."))).Dispose();
        var other = await portal.NewAgencyAsync("impor-halaman");

        using var folder = new TemporaryFolder();
        var exported = await portal.Services.GetRequiredService<TenantExport>()
            .ExportAsync(agency.Tenant, folder.PathOf("ekspor"), null, null, TestContext.Current.CancellationToken);
        await portal.Services.GetRequiredService<TenantRecipes>()
            .RunAsync(Recipe.Load(exported.Recipe), other.Tenant, dryRun: false, TestContext.Current.CancellationToken);

        Assert.Contains("Isi <em>asli</em>.", await other.ReadAsync("/halaman/ditulis-di-sini"), StringComparison.Ordinal);
    }

    private static async Task<string> AddressOfAsync(StaffMember editor, string title, string step)
    {
        var row = new HtmlParser().ParseDocument(await editor.ReadAsync(PageEditing.List)).QuerySelectorAll("table.records tbody tr")
            .Single(row => row.QuerySelector("th")!.TextContent.Trim() == title);
        var address = row.QuerySelector("th a")!.GetAttribute("href")!;
        return address[address.IndexOf("/admin/", StringComparison.Ordinal)..].Replace("/ubah", "/" + step, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SaveAsync(StaffMember editor, string address, params (string Name, string Value)[] typed)
    {
        var form = await FormOfAsync(editor, address);
        return await editor.SubmitAsync(address, address, [.. typed, .. form.Where(field => typed.All(t => t.Name != field.Name))]);
    }

    private static async Task<List<(string Name, string Value)>> FormOfAsync(StaffMember editor, string path) =>
        FieldsOf(new HtmlParser().ParseDocument(await editor.ReadAsync(path)));

    private static List<(string Name, string Value)> FieldsOf(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("main form[method=post] :is(input, textarea)[name]").Where(field => field.GetAttribute("name") != "_token")
            .Select(field => (field.GetAttribute("name")!, field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "")),
    ];
}
