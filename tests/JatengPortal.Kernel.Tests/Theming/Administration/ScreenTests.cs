using System.Net;
using JatengPortal.Kernel.Tests.Probing;

namespace JatengPortal.Kernel.Tests.Theming.Administration;

public sealed class ScreenTests(ProbedPortal portal)
{
    [Fact]
    public async Task After_a_post_the_next_page_says_what_was_done()
    {
        var site = await portal.NewStaffedSiteAsync();
        var form = await site.OpenAsync(ProbeScreens.Path, "Penulis");

        var answer = await site.PostAsync(ProbeScreens.Path, "Penulis", form, ("judul", "Pelipatan"), ("kategori", "logistik"));
        var next = await site.OpenAsync(answer.Location!.ToString()[site.Tenant.PathBase.Length..], "Penulis");

        Assert.Equal($"{site.Tenant.PathBase}{ProbeScreens.Path}?q=suara&pesan=uji-terkirim", answer.Location.ToString());
        Assert.Contains("telah diajukan", next.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(next.Document.QuerySelector(".notice-success[tabindex='-1'][autofocus]"));
    }

    [Theory]
    [InlineData("?pesan=<b>Sandi Anda kedaluwarsa</b>")]
    [InlineData("?pesan=tidak-dikenal")]
    [InlineData("?pesan=TERSIMPAN")]
    [InlineData("?pesan=tersimpan&pesan=dihapus")]
    [InlineData("?pesan=")]
    [InlineData("?pesan=%01%ff")]
    public async Task An_address_makes_no_page_say_what_the_portal_does_not(string query)
    {
        var site = await portal.NewStaffedSiteAsync();

        var screen = await site.OpenAsync(ProbeScreens.Path + query, "Penulis");

        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.Null(screen.Document.QuerySelector("[role=alert]"));
        Assert.DoesNotContain("Sandi", screen.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_persons_token_is_refused()
    {
        var site = await portal.NewStaffedSiteAsync();
        var form = await site.OpenAsync(ProbeScreens.Path, "Penulis");
        (string, string)[] fields = [("judul", "Pelipatan"), ("kategori", "logistik")];

        Assert.Equal(HttpStatusCode.Redirect, (await site.PostAsync(ProbeScreens.Path, "Penulis", form, fields)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.SendAsync(HttpMethod.Post, ProbeScreens.Path, "Penulis", form.Cookies, fields)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.SendAsync(HttpMethod.Post, ProbeScreens.Path, "Penulis", "", [("_token", form.Token), .. fields])).Status);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_the_top_and_at_its_field()
    {
        var site = await portal.NewStaffedSiteAsync();
        var form = await site.OpenAsync(ProbeScreens.Path, "Penulis");

        var screen = await site.PostAsync(ProbeScreens.Path, "Penulis", form, ("judul", " "), ("isi", "Tetap ada."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, screen.Status);
        var listed = screen.Document.QuerySelectorAll("[role=alert] a");
        Assert.Equal(["Isi judul berita.", "Pilih paling sedikit satu kategori."], listed.Select(link => link.TextContent));
        Assert.All(listed, link => Assert.NotNull(screen.Document.QuerySelector(link.GetAttribute("href")!)));
        var title = screen.Document.QuerySelector("input.form-control[name=judul]")!;
        Assert.Equal("true", title.GetAttribute("aria-invalid"));
        var described = title.GetAttribute("aria-describedby")!.Split(' ').Select(id => screen.Document.GetElementById(id)!.TextContent).ToList();
        Assert.StartsWith("Satu kalimat", described[0], StringComparison.Ordinal);
        Assert.Equal("Isi judul berita.", described[1]);
        Assert.Contains("Pilih paling", screen.Document.GetElementById(
            screen.Document.QuerySelector("fieldset:has([name=kategori])")!.GetAttribute("aria-describedby")!.Split(' ')[1])!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tetap ada.", screen.Document.QuerySelector("textarea[name=isi]")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_comes_back_letter_by_letter()
    {
        var screen = await (await portal.NewStaffedSiteAsync()).OpenAsync(ProbeScreens.Path, "Penulis");

        Assert.Equal(new ProbeScreen().Body, screen.Document.QuerySelector("textarea[name=isi]")!.TextContent);
        Assert.Equal("terbit", screen.Document.QuerySelector("select[name=keadaan] option[selected]")!.GetAttribute("value"));
        Assert.Equal("logistik", Assert.Single(screen.Document.QuerySelectorAll("[name=kategori][checked]")).GetAttribute("value"));
        Assert.Equal("kecil", Assert.Single(screen.Document.QuerySelectorAll("[name=jenis][checked]")).GetAttribute("value"));
    }

    [Fact]
    public async Task Every_control_has_a_label_of_its_own_and_no_id_stands_twice()
    {
        var screen = await (await portal.NewStaffedSiteAsync()).OpenAsync(ProbeScreens.Path, "Penulis");

        var ids = screen.Document.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            screen.Document.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"),
            control => Assert.NotNull(screen.Document.QuerySelector($"label[for='{control.Id}']")));
    }

    [Theory]
    [InlineData("/tulis", HttpStatusCode.Forbidden, "Anda tidak berhak membuka halaman ini")]
    [InlineData("/hilang", HttpStatusCode.NotFound, "Halaman tidak ditemukan")]
    [InlineData("/gagal", HttpStatusCode.InternalServerError, "Terjadi kesalahan pada situs ini")]
    [InlineData("/langgar", HttpStatusCode.Conflict, "Tindakan ini tidak dapat dilakukan")]
    public async Task Staff_are_told_what_went_wrong_in_the_frame_that_they_work_in(string path, HttpStatusCode status, string heading)
    {
        var site = await portal.NewStaffedSiteAsync();

        var screen = await site.OpenAsync(ProbeScreens.Path + path, "Pembaca");

        Assert.Equal(status, screen.Status);
        Assert.Equal(heading, screen.Document.QuerySelector(".staff-header ~ .workplace main h1")!.TextContent);
        Assert.DoesNotContain("It failed", screen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("No such thing", screen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_administration_staff_see_what_readers_see()
    {
        var site = await portal.NewStaffedSiteAsync();

        Assert.Null((await site.OpenAsync("/uji/tidak-ada", "Pembaca")).Document.QuerySelector(".staff-header"));
    }

    [Fact]
    public async Task What_cannot_be_undone_asks_on_a_page_of_its_own()
    {
        var site = await portal.NewStaffedSiteAsync();

        var question = (await site.OpenAsync(ProbeScreens.Path + "/hapus", "Penulis")).Document;

        var form = question.QuerySelector("form.admin-form")!;
        Assert.Equal(("post", site.Tenant.PathBase + ProbeScreens.Path + "/hapus"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.NotNull(form.QuerySelector("input[name=ketik]"));
        Assert.Equal("Hapus berita", form.QuerySelector("button.btn-danger")!.TextContent);
    }
}
