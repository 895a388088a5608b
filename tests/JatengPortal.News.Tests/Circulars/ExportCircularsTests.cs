using System.Net;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
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
