using System.Net;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars.Editing;

public sealed class WriteCircularTests(PortalFactory portal)
{
    private static readonly string Desk = CircularEditorial.TheKind.Desk;

    [Fact]
    public async Task A_circular_is_written_numbered_rejected_submitted_again_approved_and_read()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-hidup");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Edit", "Circulars.Publish");

        var circular = await writer.WriteCircularAsync();
        Assert.Equal("100.2.7/1/UJI/2024", await writer.FieldAsync(circular, CircularForm.NumberField));
        await writer.StepAsync(circular, SubmitEdition.Step);
        await approver.StepAsync(circular, "tolak", ("alasan", "Lengkapi dasar hukumnya."));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/surat-edaran/netralitas-dalam-pilkada"));
        using (var saved = await writer.SaveCircularAsync(circular, (CircularForm.BasisLinesField, "Undang-Undang Nomor 20 Tahun 2023")))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await writer.PublishCircularAsync(approver, circular);

        var letter = (await agency.PageAsync("/surat-edaran/netralitas-dalam-pilkada")).QuerySelector("article.letter-a")!;
        Assert.Contains("100.2.7/1/UJI/2024", letter.TextContent, StringComparison.Ordinal);
        Assert.Contains("Undang-Undang Nomor 20 Tahun 2023", letter.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Bupati", "Wali Kota"], letter.QuerySelectorAll(".letter-addressees li").Select(line => line.TextContent));
        Assert.Contains("Dipakai", (await writer.ScreenAsync(ListNumbers.Path + "?tahun=2024")).QuerySelector("table.records")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("100.2.7/1/UJI/2024", (await writer.ScreenAsync(Desk)).QuerySelector("table.records")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_publishes_what_they_wrote_by_calling_the_address_directly()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-sendiri");
        using var both = await agency.HireAsync("Circulars.Edit", "Circulars.Publish");
        var circular = await both.WriteCircularAsync();
        await both.StepAsync(circular, SubmitEdition.Step);

        using var refused = await both.TryStepAsync(circular, PublishEdition.Step, ("kapan", "sekarang"));

        Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/surat-edaran/netralitas-dalam-pilkada"));
    }

    [Fact]
    public async Task The_type_is_chosen_first_and_brings_layout_code_and_headings()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-jenis");
        using var writer = await agency.HireAsync("Circulars.Write");

        var choice = await writer.ScreenAsync(Desk + "/baru");
        Assert.Equal(["edaran", "edaran-b"], choice.QuerySelectorAll("input[type=radio][name=jenis]").Select(input => input.GetAttribute("value")!));
        var form = await writer.ScreenAsync(Desk + "/baru?jenis=edaran");
        Assert.Equal("100.2.7", form.QuerySelector("[name=klasifikasi]")!.GetAttribute("value"));
        Assert.Contains("## Latar Belakang", form.QuerySelector("textarea[name=isi]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(form.QuerySelector("[name=tata-letak][value=A][checked]"));
        Assert.NotNull((await writer.ScreenAsync(Desk + "/baru?jenis=edaran-b")).QuerySelector("[name=tata-letak][value=B][checked]"));
    }

    [Fact]
    public async Task A_form_that_can_not_be_saved_loses_nothing_and_says_why_beside_the_field()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-salah");
        using var writer = await agency.HireAsync("Circulars.Write");

        using var refused = await writer.BeginCircularAsync(CircularEditors.WholeWith(
            (CircularForm.TitleField, ""), (CircularForm.NipField, "123"), (CircularForm.ClassificationField, "SE/1"), (CircularForm.DateField, "besok"),
            (CircularForm.NumberField, "<1>"), (CircularForm.BodyField, "Isi yang tidak boleh hilang.")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.ScreenAsync();
        foreach (var name in new[] { "hal", "nip", "klasifikasi", "tanggal", "nomor" })
            Assert.Equal("true", page.QuerySelector($"main form [name={name}]")!.GetAttribute("aria-invalid"));
        Assert.Contains("Isi yang tidak boleh hilang.", page.QuerySelector("textarea[name=isi]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("123", page.QuerySelector("[name=nip]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_reserved_number_follows_the_code_and_a_discarded_draft_gives_it_back()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-nomor");
        using var writer = await agency.HireAsync("Circulars.Write");
        var first = await writer.WriteCircularAsync();
        var second = await writer.WriteCircularAsync((CircularForm.TitleField, "Yang kedua"));
        Assert.Equal("100.2.7/2/UJI/2024", await writer.FieldAsync(second, CircularForm.NumberField));

        using (await writer.SaveCircularAsync(second, (CircularForm.ClassificationField, "000.1")))
            Assert.Equal("000.1/2/UJI/2024", await writer.FieldAsync(second, CircularForm.NumberField));
        await writer.StepAsync(first, "hapus-konsep");
        var third = await writer.WriteCircularAsync((CircularForm.TitleField, "Yang ketiga"));

        Assert.Equal("100.2.7/1/UJI/2024", await writer.FieldAsync(third, CircularForm.NumberField));
    }

    [Fact]
    public async Task Without_a_code_no_number_is_given_and_without_a_number_nothing_is_submitted()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-tanpa-kode");
        using var writer = await agency.HireAsync("Circulars.Write");
        using (var refused = await writer.BeginCircularAsync(CircularEditors.WholeWith(
            (CircularForm.ClassificationField, ""), (WriteCircular.NextField, WriteCircular.ThenNumber))))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal("true", (await refused.ScreenAsync()).QuerySelector("main form [name=klasifikasi]")!.GetAttribute("aria-invalid"));
        }

        using var begun = await writer.BeginCircularAsync(CircularEditors.Whole);
        using var submitted = await writer.TryStepAsync(writer.Inside(begun).Split('?')[0], SubmitEdition.Step);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, submitted.StatusCode);
        Assert.Contains("belum bernomor", (await submitted.ScreenAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CircularForm.NatureField, "Secret")]
    [InlineData(CircularForm.NatureField, "Restricted")]
    [InlineData(CircularForm.InformationField, "Exempt")]
    public async Task What_is_not_for_the_public_is_not_even_submitted(string field, string value)
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-tutup-" + Guid.NewGuid().ToString("N")[..8]);
        using var writer = await agency.HireAsync("Circulars.Write");
        var circular = await writer.WriteCircularAsync((field, value), (CircularForm.ExemptionField, "Pasal 17 huruf c"));

        using var refused = await writer.TryStepAsync(circular, SubmitEdition.Step);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("tidak dapat diterbitkan untuk umum", (await refused.ScreenAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_save_at_once_see_both_wordings()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-bentrok");
        using var one = await agency.HireAsync("Circulars.Edit");
        using var other = await agency.HireAsync("Circulars.Edit");
        var circular = await one.WriteCircularAsync();
        var basis = await other.FieldAsync(circular, EditingForm.BasisField);
        using (await one.SaveCircularAsync(circular, (CircularForm.BodyField, "Kata orang pertama.")))
        {
        }

        using var conflict = await other.SaveCircularAsync(circular, (EditingForm.BasisField, basis), (CircularForm.BodyField, "Kata orang kedua."));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.ScreenAsync();
        Assert.Contains("Kata orang pertama.", page.QuerySelector("#isi-tersimpan")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kata orang kedua.", page.QuerySelector("form textarea[name=isi]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amending_by_number_shows_at_once_and_ends_when_the_amendment_is_withdrawn()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-ubah");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Publish", "Circulars.Edit");
        var first = await writer.WriteCircularAsync();
        await writer.PublishCircularAsync(approver, first);
        var second = await writer.WriteCircularAsync((CircularForm.TitleField, "Perubahan"), (CircularForm.RevokesField, "100.2.7 / 1 / uji / 2024"));
        Assert.Equal("100.2.7/1/UJI/2024", await writer.FieldAsync(second, CircularForm.RevokesField));
        Assert.Null((await agency.PageAsync("/surat-edaran/netralitas-dalam-pilkada")).QuerySelector(".letter-status"));
        await writer.PublishCircularAsync(approver, second);
        Assert.NotNull((await agency.PageAsync("/surat-edaran/netralitas-dalam-pilkada")).QuerySelector(".letter-status a[href$='/perubahan']"));

        await approver.StepAsync(second, "tarik", ("cara", "ditarik"), ("alasan", "Keliru."), ("kapan", "sekarang"));

        Assert.Null((await agency.PageAsync("/surat-edaran/netralitas-dalam-pilkada")).QuerySelector(".letter-status"));
        Assert.DoesNotContain("perubahan", (await agency.PageAsync("/surat-edaran")).ArticlesOf());
        Assert.Contains("Keliru.", (await agency.PageAsync("/surat-edaran/perubahan")).Body!.TextContent, StringComparison.Ordinal);
        using var unknown = await writer.BeginCircularAsync(CircularEditors.WholeWith((CircularForm.AmendsField, "99/2024")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [Fact]
    public async Task Screens_are_for_those_who_write_circulars_alone()
    {
        var agency = await portal.NewCircularAgencyAsync("tulis-hak");
        using var stranger = await agency.HireAsync("News.Edit", "News.Publish");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var other = await agency.HireAsync("Circulars.Write");
        var circular = await writer.WriteCircularAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusOfAsync(Desk));
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusOfAsync(Desk + "/baru"));
        Assert.Equal(HttpStatusCode.Forbidden, await other.StatusOfAsync(circular + "/ubah"));
        Assert.Equal(HttpStatusCode.Forbidden, await writer.StatusOfAsync(circular + "/terbitkan"));
    }
}
