using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;
using JatengPortal.Testing;

namespace JatengPortal.Tenants.Tests.Dashboard;

public sealed class WaitingTests(AdministeredPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recipe_that_failed_in_a_site_waits_for_those_who_run_recipes_there_until_it_is_mended()
    {
        var site = await portal.NewSiteAsync("sample-empty");
        using var runner = (await site.HireAsync("Site.Recipes", "News.Publish", "Site.Features")).Browser;
        using var writer = (await site.HireAsync("Site.Settings")).Browser;
        var (dashboard, desk) = (site.Tenant.PathBase + "/admin", site.Tenant.PathBase + "/admin/resep");
        Assert.Contains("Tidak ada yang menunggu Anda", await runner.ReadAsync(dashboard), StringComparison.Ordinal);

        var key = await runner.UploadedAsync(desk, """
            { "name": "content", "data": [ { "ContentItemId": "kabar", "ContentType": "Article", "DisplayText": "Kabar",
              "AutoroutePart": { "Path": "kabar" }, "MarkdownBodyPart": { "Markdown": "Isi." } } ] }
            """);
        using var started = await runner.SubmitAsync(desk, desk + "/jalankan", ("resep", key));
        var run = started.Headers.Location!.OriginalString.Split('?')[0];
        await runner.ReadUntilAsync(run, page => page.Contains("0 selesai, 1 gagal", StringComparison.Ordinal) && !page.Contains("Sedang berjalan", StringComparison.Ordinal));

        Assert.Equal(run, LinkOf(await runner.ReadAsync(dashboard), "resep yang gagal atau terhenti di situs ini"));
        Assert.Contains("Tidak ada yang menunggu Anda", await writer.ReadAsync(dashboard), StringComparison.Ordinal);

        await site.RunAsync("""{ "name": "feature", "enable": ["JatengPortal.News"] }""");
        using var again = await runner.SubmitAsync(run, run, ("lanjut", "true"));
        await runner.ReadUntilAsync(run, page => page.Contains("1 selesai, 0 gagal", StringComparison.Ordinal) && !page.Contains("Sedang berjalan", StringComparison.Ordinal));
        Assert.DoesNotContain("resep yang gagal", await runner.ReadAsync(dashboard), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_to_a_halt_at_the_portal_waits_for_its_administrators_at_the_root()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var site = await portal.NewSiteAsync();
        // As a process leaves it that dies right after it has opened the run, or given a site its place.
        var recipe = portal.Services.GetRequiredService<TenantRecipes>().Require("sample-empty");
        await portal.Services.GetRequiredService<ManyTenantRun>().OpenAsync("sample-empty", recipe, [site.Tenant], Token);
        await portal.Services.GetRequiredService<TenantRecipes>().PlaceTenantAsync(
            new TenantDefinition { Name = "belum-jadi", Title = "Belum Jadi", Parent = "induk", Recipe = "sample-agency" }, Token);

        var dashboard = await visitor.ReadAsync("/admin");

        Assert.StartsWith("/admin/portal/resep", LinkOf(dashboard, "resep portal yang gagal di sebuah situs atau terhenti"), StringComparison.Ordinal);
        Assert.StartsWith("/admin/portal/instansi", LinkOf(dashboard, "situs belum selesai disiapkan"), StringComparison.Ordinal);
        var elsewhere = await visitor.ReadAsync(site.Tenant.PathBase + "/admin");
        Assert.DoesNotContain("belum selesai disiapkan", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain("resep portal yang gagal", elsewhere, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_was_refused_waits_for_the_portals_administrators_and_its_page_says_why()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        const string Page = "/admin/portal/modul-tambahan";
        Assert.Equal(Page, LinkOf(await visitor.ReadAsync("/admin"), "modul tambahan ditolak saat portal dijalankan"));

        var page = await visitor.ReadAsync(Page);

        Assert.Contains(AdministeredPortal.BrokenPlugin, page, StringComparison.Ordinal);
        Assert.Contains("Ditolak", page, StringComparison.Ordinal);
        var staff = await portal.StaffAsync(portal.At("induk"), "Site.Settings");
        Assert.Equal(HttpStatusCode.Forbidden, await staff.StatusAsync(Page));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("/dinas-a" + Page));
    }

    /// <summary>Where the line of that text leads; empty where there is none.</summary>
    internal static string LinkOf(string dashboard, string text) =>
        Regex.Match(dashboard, $"<a href=\"([^\"]+)\"><span class=\"dashboard-count\">[0-9]+</span> <span>{Regex.Escape(text)}</span>").Groups[1].Value;
}
