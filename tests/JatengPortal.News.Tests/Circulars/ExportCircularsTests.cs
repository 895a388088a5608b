using System.Net;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Tests.Circulars.Editing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Circulars;

public sealed class ExportCircularsTests(PortalFactory portal)
{
    [Fact]
    public async Task What_was_begun_before_the_circular_that_it_amends_or_revokes_is_taken_in_after_it()
    {
        var (site, copy) = (await portal.NewCircularAgencyAsync("ekspor-edaran"), await portal.NewCircularAgencyAsync("impor-edaran"));
        await site.PublishAsync(new SampleCircular("pertama"), new SampleCircular("pencabut"), new SampleCircular("kedua"));
        await site.PublishAsync(new SampleCircular("pertama") { Amends = ["kedua"], Body = "Mengubah yang kedua." });
        await site.PublishAsync(new SampleCircular("pencabut") { Revokes = ["kedua"], Body = "Mencabut yang kedua." });

        await CopyAsync(site, copy);

        foreach (var address in new[] { "/surat-edaran/pertama", "/surat-edaran/pencabut", "/surat-edaran/kedua" })
            Assert.Equal(await site.MainOfAsync(address), (await copy.MainOfAsync(address)).Replace("impor-edaran", "ekspor-edaran", StringComparison.Ordinal));
        Assert.Contains("Dicabut", await copy.MainOfAsync("/surat-edaran/kedua"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_nobody_has_approved_is_a_draft_in_the_copy_too()
    {
        var (site, copy) = (await portal.NewCircularAgencyAsync("ekspor-konsep"), await portal.NewCircularAgencyAsync("impor-konsep"));
        using var writer = await site.HireAsync("Circulars.Write");
        using var approver = await site.HireAsync("Circulars.Publish");
        var submitted = await writer.WriteCircularAsync(("judul", "Masih diajukan"));
        await writer.StepAsync(submitted, SubmitEdition.Step);
        var rejected = await writer.WriteCircularAsync(("judul", "Sudah dikembalikan"));
        await writer.StepAsync(rejected, SubmitEdition.Step);
        await approver.StepAsync(rejected, "tolak", ("alasan", "Belum lengkap."));

        await CopyAsync(site, copy);

        Assert.Equal(HttpStatusCode.NotFound, await copy.StatusOfAsync("/surat-edaran/masih-diajukan"));
        Assert.Equal(HttpStatusCode.NotFound, await copy.StatusOfAsync("/surat-edaran/sudah-dikembalikan"));
        Assert.DoesNotContain("diajukan", await copy.ReadAsync("/surat-edaran"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_book_of_numbers_comes_along_with_what_is_reserved_free_and_on_paper()
    {
        var (site, copy) = (await portal.NewCircularAgencyAsync("ekspor-nomor"), await portal.NewCircularAgencyAsync("impor-nomor"));
        using var editor = await site.HireAsync("Circulars.Edit");
        await editor.WriteCircularAsync((CircularForm.TitleField, "Masih ditulis"));
        var dropped = await editor.WriteCircularAsync((CircularForm.TitleField, "Batal"));
        await editor.WriteCircularAsync((CircularForm.TitleField, "Yang ketiga"));
        await editor.StepAsync(dropped, "hapus-konsep");
        (await editor.SubmitAsync(ListNumbers.Path, ListNumbers.Path, (NumberForm.NumberField, "100.2.7/4/UJI/2024"), (NumberForm.TypeField, "edaran"),
            (NumberForm.YearField, "2024"), (NumberForm.SubjectField, "Di atas kertas"))).Dispose();

        await CopyAsync(site, copy);

        using var there = await copy.HireAsync("Circulars.Edit");
        Assert.Equal(await StatesAsync(editor), await StatesAsync(there));
        var next = await there.WriteCircularAsync((CircularForm.TitleField, "Baru di salinan"));
        Assert.Equal("100.2.7/2/UJI/2024", await there.FieldAsync(next, CircularForm.NumberField));
        var after = await there.WriteCircularAsync((CircularForm.TitleField, "Satu lagi"));
        Assert.Equal("100.2.7/5/UJI/2024", await there.FieldAsync(after, CircularForm.NumberField));
    }

    [Fact]
    public async Task Who_wrote_it_and_that_it_was_an_emergency_is_known_in_the_copy_too()
    {
        var (site, copy) = (await portal.NewCircularAgencyAsync("ekspor-penulis"), await portal.NewCircularAgencyAsync("impor-penulis"));
        using var writer = await site.HireAsync("Circulars.Write", "Circulars.Publish");
        await writer.WriteCircularAsync((CircularForm.TitleField, "Konsep petugas"));
        var urgent = await writer.WriteCircularAsync((CircularForm.TitleField, "Terbit darurat"));
        await writer.StepAsync(urgent, "terbitkan-darurat", ("alasan", "Tidak dapat menunggu."));

        await CopyAsync(site, copy);

        using var approver = await copy.HireAsync("Circulars.Publish");
        var list = await approver.ScreenAsync("/admin/surat-edaran?keadaan=perlu-diperiksa");
        Assert.Equal("Terbit darurat", list.QuerySelector("table.records tbody th a")!.TextContent.Trim());
        var draft = (await approver.ScreenAsync("/admin/surat-edaran?keadaan=konsep")).QuerySelector("table.records tbody th a")!.GetAttribute("href")!;
        var page = await approver.ScreenAsync(draft[draft.IndexOf("/admin", StringComparison.Ordinal)..] + "/terbitkan");
        Assert.Contains("Naskah ini belum diajukan.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<List<string>> StatesAsync(StaffMember member) =>
    [
        .. (await member.ScreenAsync(ListNumbers.Path + "?tahun=2024")).QuerySelectorAll("table.records tbody tr")
            .Select(row => $"{row.QuerySelector("th")!.TextContent.Trim()} {row.QuerySelector(".badge")!.TextContent.Trim()}"),
    ];

    private async Task CopyAsync(Agency site, Agency copy)
    {
        using var folder = new TemporaryFolder();
        var exported = await portal.Services.GetRequiredService<TenantExport>().ExportAsync(
            site.Tenant, folder.PathOf("ekspor"), siteName: null, progress: null, TestContext.Current.CancellationToken);
        await portal.Services.GetRequiredService<TenantRecipes>().RunAsync(
            Recipe.Load(exported.Recipe), copy.Tenant, dryRun: false, TestContext.Current.CancellationToken);
    }
}

internal static class ComparedPages
{
    /// <summary>What stands between header and footer of a page.</summary>
    public static async Task<string> MainOfAsync(this Agency agency, string path) =>
        (await agency.PageAsync(path)).QuerySelector("main")!.InnerHtml;
}
