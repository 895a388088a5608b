using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Tenants.Tests.RecipeRuns;

public sealed class RecipeRunTests(AdministeredPortal portal)
{
    private const string Desk = "/admin/portal/resep";

    /// <summary>Who may do by hand what the recipes of these tests do.</summary>
    private static readonly string[] Runner = ["Site.Recipes", "Site.Settings", "Site.Features", "Site.Theme", "People.Manage", "News.Publish"];

    private const string Article = """
        { "name": "content", "data": [ { "ContentItemId": "kabar", "ContentType": "Article", "DisplayText": "Kabar bersama",
          "AutoroutePart": { "Path": "kabar-bersama" }, "MarkdownBodyPart": { "Markdown": "Isi." } } ] }
        """;

    [Fact]
    public async Task A_site_is_told_before_and_after_and_then_changed()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var key = await visitor.UploadedAsync(desk, """{ "name": "settings", "SiteName": "Nama baru dari resep" }""");

        Assert.Contains("Resep uji", await visitor.ReadAsync($"{desk}/periksa?resep={key}"), StringComparison.Ordinal);
        using var rehearsed = await visitor.SubmitAsync(desk, desk + "/uji", ("resep", key));
        var difference = await rehearsed.TextAsync();
        Assert.Contains("Nama baru dari resep", difference, StringComparison.Ordinal);
        Assert.Contains($"Situs {site.Tenant.Name}", difference, StringComparison.Ordinal);
        Assert.NotEqual("Nama baru dari resep", site.Tenant.Title);

        using var started = await visitor.SubmitAsync(desk, desk + "/jalankan", ("resep", key));
        await visitor.ReadUntilAsync(PathOf(started), page => page.Contains("1 selesai, 0 gagal", StringComparison.Ordinal) && !page.Contains("Sedang berjalan", StringComparison.Ordinal));
        Assert.Equal("Nama baru dari resep", site.Tenant.Title);
        Assert.Contains("Resep uji", await visitor.ReadAsync(desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_in_one_site_is_mended_and_run_again_there_alone()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var sites = new[] { await portal.NewSiteAsync(), await portal.NewSiteAsync("sample-empty"), await portal.NewSiteAsync() };
        var key = await visitor.UploadedAsync(Desk, Article, "kabar-bersama");
        (string, string)[] form = [("resep", key), ("sasaran", "pilihan"), .. sites.Select(site => ("situs", site.Tenant.Name)), ("lanjut", "true")];

        using var rehearsed = await visitor.SubmitAsync(Desk, Desk + "/uji", form);
        var told = await rehearsed.TextAsync();
        Assert.Contains("Resep akan ditolak di sini", told, StringComparison.Ordinal);
        Assert.Contains("Berita “Kabar bersama”", told, StringComparison.Ordinal);
        Assert.Contains("belum aktif; aktifkan dalam langkah 'feature' sebelumnya", told, StringComparison.Ordinal);
        using var started = await visitor.SubmitAsync(Desk, Desk + "/jalankan", form);
        var run = PathOf(started);
        await visitor.ReadUntilAsync(run, page => page.Contains("Selesai, sebagian gagal", StringComparison.Ordinal) && page.Contains("2 selesai, 1 gagal", StringComparison.Ordinal));
        var failed = await visitor.ReadAsync(run + "?keadaan=gagal");
        Assert.Contains(sites[1].Tenant.Title, failed, StringComparison.Ordinal);
        Assert.DoesNotContain(sites[0].Tenant.Title, failed, StringComparison.Ordinal);

        await sites[1].RunAsync("""{ "name": "feature", "enable": ["JatengPortal.News"] }""");
        using var again = await visitor.SubmitAsync(run, run, ("hanya", "gagal"), ("lanjut", "true"));
        await visitor.ReadUntilAsync(run, page => page.Contains("3 selesai, 0 gagal", StringComparison.Ordinal));
        foreach (var site in sites)
            Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita/kabar-bersama"));
    }

    [Theory]
    [InlineData("wilayah")]
    [InlineData("semua")]
    public async Task Ticked_sites_beside_all_of_them_are_asked_about_and_stay_ticked(string everywhere)
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var site = await portal.NewSiteAsync();
        var key = await visitor.UploadedAsync(Desk, Article, "kabar-bertentangan");

        foreach (var step in new[] { "/uji", "/jalankan" })
        {
            using var refused = await visitor.SubmitAsync(Desk, Desk + step, ("resep", key), ("sasaran", everywhere), ("situs", site.Tenant.Name));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.TextAsync();
            Assert.Contains("Pilih “Situs pilihan”, atau kosongkan semua centang.", page, StringComparison.Ordinal);
            Assert.Matches($"value=\"{site.Tenant.Name}\"[^>]* checked", page);
            Assert.Matches($"value=\"{everywhere}\"[^>]* checked", page);
        }

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita/kabar-bertentangan"));
    }

    [Fact]
    public async Task A_run_that_may_not_go_on_stops_at_the_first_refusal_and_can_be_taken_up()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var (first, second) = (await portal.NewSiteAsync("sample-empty"), await portal.NewSiteAsync("sample-empty"));
        var key = await visitor.UploadedAsync(Desk, Article, "kabar-berhenti");

        using var started = await visitor.SubmitAsync(
            Desk, Desk + "/jalankan", ("resep", key), ("sasaran", "pilihan"), ("situs", first.Tenant.Name), ("situs", second.Tenant.Name), ("lanjut", "false"));
        var run = PathOf(started);
        await visitor.ReadUntilAsync(run, page => page.Contains("Berhenti karena sebuah situs menolak", StringComparison.Ordinal) && page.Contains("0 selesai, 1 gagal, 1 menunggu", StringComparison.Ordinal));
        foreach (var site in new[] { first, second })
            await site.RunAsync("""{ "name": "feature", "enable": ["JatengPortal.News"] }""");
        using var goesOn = await visitor.SubmitAsync(run, run, ("lanjut", "true"));

        await visitor.ReadUntilAsync(run, page => page.Contains("2 selesai, 0 gagal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_a_crash_has_interrupted_is_gone_on_with()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var site = await portal.NewSiteAsync();
        // As a process leaves it that dies right after it has opened the run.
        var runs = portal.Services.GetRequiredService<ManyTenantRun>();
        var recipe = portal.Services.GetRequiredService<TenantRecipes>().Require("sample-empty");
        var number = await runs.OpenAsync("sample-empty", recipe, [site.Tenant], TestContext.Current.CancellationToken);
        var run = $"{Desk}/jalan/{number}";
        Assert.Contains("Terhenti sebelum selesai", await visitor.ReadAsync(run), StringComparison.Ordinal);

        using var goesOn = await visitor.SubmitAsync(run, run, ("lanjut", "true"));

        await visitor.ReadUntilAsync(run, page => page.Contains("1 selesai, 0 gagal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_gains_a_permission_through_a_recipe()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";

        var message = await RunAndFailAsync(visitor, desk, """{ "name": "Roles", "Roles": [ { "Name": "Berkuasa", "Permissions": [ "Audit.Manage" ] } ] }""");
        Assert.Contains("yang tidak Anda miliki sendiri", message, StringComparison.Ordinal);
        var roles = await portal.Services.GetRequiredService<Kernel.Security.TenantRoles>().ListAsync(site.Tenant, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(roles, role => role.Name == "Berkuasa");
    }

    [Fact]
    public async Task Whoever_holds_a_permission_may_give_it_by_recipe()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var key = await visitor.UploadedAsync(desk, """{ "name": "Roles", "Roles": [ { "Name": "Penyunting nama", "Permissions": [ "Site.Settings" ] } ] }""");

        using var started = await visitor.SubmitAsync(desk, desk + "/jalankan", ("resep", key));

        await visitor.ReadUntilAsync(PathOf(started), page => page.Contains("1 selesai, 0 gagal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "name": "settings", "SiteName": "[env:PATH]" }""")]
    [InlineData("""{ "name": "settings", "SiteName": "[appsettings:Portal:DataPath]" }""")]
    [InlineData("""{ "name": "settings", "SiteName": "[js: configuration('Portal:DataPath')]" }""")]
    public async Task A_recipe_of_a_site_reads_nothing_of_the_machine(string step)
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var key = await visitor.UploadedAsync(desk, step);

        using var rehearsed = await visitor.SubmitAsync(desk, desk + "/uji", ("resep", key));
        var text = await rehearsed.TextAsync();
        Assert.Contains("tidak tersedia", text, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.DataPath, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "settings", "SiteName": "Diam-diam" }""", "Site.Settings")]
    [InlineData("""{ "name": "feature", "disable": ["JatengPortal.News"] }""", "Site.Features")]
    [InlineData("""{ "name": "Roles", "Roles": [ { "Name": "Diam-diam", "Permissions": [] } ] }""", "People.Manage")]
    [InlineData(Article, "News.Publish")]
    public async Task A_recipe_does_nothing_that_its_runner_may_not_do_by_hand(string step, string lacking)
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync("Site.Recipes")).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var key = await visitor.UploadedAsync(desk, step);

        using var rehearsed = await visitor.SubmitAsync(desk, desk + "/uji", ("resep", key));
        Assert.Contains($"memerlukan izin “{lacking}”", await rehearsed.TextAsync(), StringComparison.Ordinal);
        using var started = await visitor.SubmitAsync(desk, desk + "/jalankan", ("resep", key));
        await visitor.ReadUntilAsync(PathOf(started), page => page.Contains("0 selesai, 1 gagal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_portal_s_administrators_switch_what_looks_after_the_portal()
    {
        using var visitor = (await portal.At("induk").HireAsync(Runner)).Browser;
        var key = await visitor.UploadedAsync("/admin/resep", """{ "name": "feature", "disable": ["JatengPortal.Tenants"] }""");

        using var rehearsed = await visitor.SubmitAsync("/admin/resep", "/admin/resep/uji", ("resep", key));

        Assert.Contains("Fitur ini hanya dapat diatur oleh administrator portal", await rehearsed.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_recipe_any_more_breaks_nobodys_desk()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var folder = Path.Combine(portal.DataPath, "recipes", site.Tenant.Id.ToString("N"), Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "terpotong.recipe.json"), """{ "name": "terp""", TestContext.Current.CancellationToken);

        Assert.Contains("terpotong", await visitor.ReadAsync(site.Tenant.PathBase + "/admin/resep"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "Tenants", "Tenants": [ { "Name": "diam-diam", "Title": "Diam-diam" } ] }""")]
    [InlineData("""{ "name": "FeatureProfiles", "FeatureProfiles": { "bebas": { "FeatureRules": [] } } }""")]
    public async Task Steps_of_the_host_do_not_run_in_a_site(string step)
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var key = await visitor.UploadedAsync(desk, step);

        using var rehearsed = await visitor.SubmitAsync(desk, desk + "/uji", ("resep", key));
        Assert.Equal(HttpStatusCode.NotFound, rehearsed.StatusCode);
        using var started = await visitor.SubmitAsync(desk, desk + "/jalankan", ("resep", key));

        Assert.Contains("sedang-berjalan", started.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Null(portal.Services.GetRequiredService<Kernel.Tenants.TenantRegistry>().Find("diam-diam"));
    }

    [Fact]
    public async Task A_recipe_that_makes_sites_runs_at_the_portal()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var key = await visitor.UploadedAsync(
            Desk, """{ "name": "Tenants", "Tenants": [ { "Name": "dari-resep", "Title": "Dari Resep", "Parent": "induk", "Recipe": "sample-agency" } ] }""", "membuat-situs");
        using var rehearsed = await visitor.SubmitAsync(Desk, Desk + "/uji", ("resep", key));
        Assert.Contains("dari-resep", await rehearsed.TextAsync(), StringComparison.Ordinal);
        Assert.Null(portal.Services.GetRequiredService<Kernel.Tenants.TenantRegistry>().Find("dari-resep"));

        using var started = await visitor.SubmitAsync(Desk, Desk + "/jalankan", ("resep", key));
        await visitor.ReadUntilAsync(PathOf(started), page => page.Contains("<strong>Selesai</strong>", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, await portal.At("dari-resep").StatusOfAsync("/berita"));
        Assert.Contains("Resep membuat-situs", await visitor.ReadAsync(Desk), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ bukan json")]
    [InlineData("""{ "name": "x", "steps": [ { "name": "content", "data": "[js: eval('1')]" } ] }""")]
    [InlineData("")]
    public async Task What_is_no_recipe_is_refused_with_the_place(string content)
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";

        using var refused = await visitor.UploadAsync(desk, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("role=\"alert\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("unggahan-", await visitor.ReadAsync(desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_more_than_two_megabytes_is_refused()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";

        using var refused = await visitor.UploadAsync(desk, new string(' ', (2 * 1024 * 1024) + 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("2 MB", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_latest_uploads_are_kept()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var first = await visitor.UploadedAsync(desk, """{ "name": "settings", "SiteName": "Pertama" }""");
        var last = "";
        for (var i = 0; i < 30; i++)
            last = await visitor.UploadedAsync(desk, """{ "name": "settings", "SiteName": "Berikutnya" }""");

        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync($"{desk}/periksa?resep={first}"));
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync($"{desk}/periksa?resep={last}"));
    }

    [Fact]
    public async Task A_run_is_told_to_be_its_beginners_doing()
    {
        var site = await portal.NewSiteAsync();
        using var person = await site.HireAsync(Runner);
        var visitor = person.Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var key = await visitor.UploadedAsync(desk, """{ "name": "settings", "SiteName": "Oleh petugas" }""");
        using var started = await visitor.SubmitAsync(desk, desk + "/jalankan", ("resep", key));

        var page = await visitor.ReadUntilAsync(PathOf(started), text => text.Contains("1 selesai, 0 gagal", StringComparison.Ordinal));

        Assert.Contains($"oleh {person.DisplayName}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipe_with_errors_shows_where_they_are()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync(Runner)).Browser;
        var desk = site.Tenant.PathBase + "/admin/resep";
        var key = await visitor.UploadedAsync(desk, """{ "name": "feature", "enable": ["JatengPortal.Newz"] }""");

        var page = await visitor.ReadAsync($"{desk}/periksa?resep={key}");

        Assert.Contains("$.steps[0].enable[0]", page, StringComparison.Ordinal);
        Assert.Contains("tidak dikenal; mungkin maksudnya", page, StringComparison.Ordinal);
        Assert.Contains("did you mean", await visitor.ReadAsync($"{site.Tenant.PathBase}/en/admin/resep/periksa?resep={key}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Uji coba</button>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_and_runs_of_one_site_do_not_exist_in_another()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        using var visitor = (await site.HireAsync(Runner)).Browser;
        using var stranger = (await other.HireAsync(Runner)).Browser;
        var (desk, otherDesk) = (site.Tenant.PathBase + "/admin/resep", other.Tenant.PathBase + "/admin/resep");
        var key = await visitor.UploadedAsync(desk, """{ "name": "settings", "SiteName": "Rahasia situs" }""");
        using var started = await visitor.SubmitAsync(desk, desk + "/jalankan", ("resep", key));
        var run = PathOf(started);
        await visitor.ReadUntilAsync(run, page => page.Contains("1 selesai", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync($"{otherDesk}/periksa?resep={key}"));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(run.Replace(desk, otherDesk, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusAsync(run));
        using var taken = await stranger.SubmitAsync(otherDesk, otherDesk + "/jalankan", ("resep", key));
        Assert.Equal(HttpStatusCode.NotFound, taken.StatusCode);
    }

    private static async Task<string> RunAndFailAsync(Visitor visitor, string desk, string step)
    {
        var key = await visitor.UploadedAsync(desk, step);
        using var started = await visitor.SubmitAsync(desk, desk + "/jalankan", ("resep", key));
        return await visitor.ReadUntilAsync(PathOf(started), page => page.Contains("0 selesai, 1 gagal", StringComparison.Ordinal));
    }

    private static string PathOf(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.OriginalString.Split('?')[0];
    }
}
