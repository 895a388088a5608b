using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

/// <summary>A run does all of it or nothing.</summary>
public sealed class WholeOrNothingTests(PortalFactory portal)
{
    private const string EveryStep = """
        { "name": "feature", "enable": ["JatengPortal.News"] },
        { "name": "settings", "SiteName": "Nama baru", "PortalSettings": { "Tagline": "Semboyan baru" } },
        { "name": "Roles", "Roles": [ { "Name": "Penulis", "Description": "Menulis" } ] }
        """;

    [Fact]
    public async Task A_step_that_fails_late_leaves_nothing_of_those_before_it()
    {
        var agency = await portal.NewAgencyAsync("utuh-gagal", recipe: null);
        var before = agency.Tenant;
        var rows = await RowsAsync(agency);

        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.RunAsync($"{EveryStep}, {ArticlesOf("pertama", "bentrok", "bentrok")}"));

        Assert.Equal("test.recipe.json: step 3 (content): $.steps[3].data[2]", refused.Errors[0].ToString().Split(": ")[..3].Aggregate((a, b) => $"{a}: {b}"));
        Assert.Equal(before.ContentVersion, agency.Tenant.ContentVersion);
        Assert.Equal(before.Title, agency.Tenant.Title);
        Assert.Equal(before.Features.Text, agency.Tenant.Features.Text);
        Assert.Equal(rows, await RowsAsync(agency));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/pertama"));

        // And nothing of it stands in the way of the mended recipe.
        Assert.True((await agency.RunAsync($"{EveryStep}, {ArticlesOf("pertama", "kedua")}")).HasChanges);
        Assert.Equal("Nama baru", agency.Tenant.Title);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/pertama"));
    }

    [Theory]
    [InlineData("""{ "name": "feature", "enable": ["JatengPortal.Nws"] }""", "$.steps[1].enable[0]", "JatengPortal.News")]
    [InlineData("""{ "name": "feature", "enable": ["OrchardCore.Search.Lucene"] }""", "$.steps[1].enable[0]", "OrchardCore.Search.Lucene")]
    [InlineData("""{ "name": "feature", "disable": ["JatengPortal.Pages"] }""", "$.steps[1].disable[0]", "can't be switched off")]
    [InlineData("""{ "name": "feature", "enabled": [] }""", "$.steps[1].enabled", "enable")]
    [InlineData("""{ "name": "feature", "enable": "JatengPortal.News" }""", "$.steps[1].enable", "")]
    [InlineData("""{ "name": "settings", "TimeZoneId": "Asia/Jayapura" }""", "$.steps[1].TimeZoneId", "Asia/Jakarta")]
    [InlineData("""{ "name": "settings", "PortalSettings": { "Tagline": 7 } }""", "$.steps[1].PortalSettings.Tagline", "")]
    [InlineData("""{ "name": "themes", "site": "TheBlogTheme" }""", "$.steps[1].site", "TheBlogTheme")]
    [InlineData("""{ "name": "Roles", "Roles": [ { "Name": "A", "Permissions": ["Tidak.Ada"] } ] }""", "$.steps[1].Roles[0].Permissions[0]", "unknown permission")]
    [InlineData("""{ "name": "content", "data": [ { "ContentType": "Blog" } ] }""", "$.steps[1].data[0].ContentType", "unknown content type")]
    [InlineData("""{ "name": "content" }""", "$.steps[1]", "data")]
    [InlineData("""{ "name": "Tenants", "Tenants": [] }""", "$.steps[1]", "")]
    [InlineData("""{ "name": "recipes", "Values": [ { "name": "tidak-ada" } ] }""", "$.steps[1].Values[0].name", "tidak-ada")]
    [InlineData("""{ "name": "lucene-index" }""", "$.steps[1]", "")]
    [InlineData("""{ "name": "tidak-dikenal" }""", "$.steps[1]", "tidak-dikenal")]
    [InlineData("""{ "enable": [] }""", "$.steps[1]", "name")]
    [InlineData("""{ "name": "settings", "SiteName": "[js: process.exit(1)]" }""", "$.steps[1].SiteName", "")]
    public async Task A_refused_recipe_changes_nothing_and_names_file_step_and_place(string step, string place, string says)
    {
        // Its own, since other classes change the sample agencies at the same time.
        var agency = portal.Services.GetRequiredService<TenantRegistry>().Find("utuh-ditolak") is null
            ? await portal.NewAgencyAsync("utuh-ditolak")
            : portal.At("utuh-ditolak");
        var before = (agency.Tenant.ContentVersion, agency.Tenant.Features.Text, await RowsAsync(agency));

        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.RunAsync(
            $$"""{ "name": "settings", "SiteName": "Tidak boleh tinggal" }, {{step}}""", "ditolak"));

        var error = Assert.Single(refused.Errors);
        Assert.Equal("test.recipe.json", error.File);
        Assert.Equal(1, error.Step);
        Assert.StartsWith(place, error.Path, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, (agency.Tenant.ContentVersion, agency.Tenant.Features.Text, await RowsAsync(agency)));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-b").RunAsync("""
            { "name": "feature", "enable": ["Tidak.Ada"] }, { "name": "settings", "Warna": 1 }, { "name": "tidak-dikenal" }
            """, "banyak-salah"));

        Assert.Equal([0, 1, 2], refused.Errors.Select(error => error.Step!.Value));
    }

    [Fact]
    public async Task A_site_name_from_a_recipe_is_the_tenants_title_and_what_is_left_out_stays()
    {
        var agency = await portal.NewAgencyAsync("gabung-setelan", recipe: null);
        await agency.RunAsync("""{ "name": "settings", "PortalSettings": { "Tagline": "Semboyan", "Email": "kantor@contoh.example", "Address": "Jalan A" } }""");
        var second = await agency.RunAsync("""{ "name": "settings", "SiteName": "Nama yang baru", "PortalSettings": { "Email": "lain@contoh.example" } }""");
        var third = await agency.RunAsync("""{ "name": "settings", "SiteName": "Nama yang baru" }""");

        Assert.Equal(
            ["setting SiteName: – → Nama yang baru", "setting Email: kantor@contoh.example → lain@contoh.example"], second.Steps[0].Changes);
        Assert.False(third.HasChanges);
        Assert.Equal("Nama yang baru", agency.Tenant.Title);
        await using var scope = agency.OpenScope();
        Assert.Equal(
            new SiteSettings { SiteName = "Nama yang baru", Tagline = "Semboyan", Email = "lain@contoh.example", Address = "Jalan A" },
            await scope.ServiceProvider.GetRequiredService<TenantSettings>().GetAsync<SiteSettings>(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_feature_that_is_on_already_and_one_that_comes_with_another_are_told_as_they_are()
    {
        var agency = await portal.NewAgencyAsync("fitur-dua-kali", recipe: null);

        var on = await agency.RunAsync("""{ "name": "FEATURE", "enable": ["jatengportal.news"] }""");
        var again = await agency.RunAsync("""{ "name": "feature", "enable": ["JatengPortal.News", "JatengPortal.Media"] }""");
        var off = await agency.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.News"] }""");
        var offAgain = await agency.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.News"] }""");

        Assert.Equal(["feature JatengPortal.News: off → on"], on.Steps[0].Changes);
        Assert.False(again.HasChanges);
        Assert.Equal(["feature JatengPortal.News: on → off"], off.Steps[0].Changes);
        Assert.False(offAgain.HasChanges);
    }

    [Fact]
    public async Task Two_runs_at_once_in_one_tenant_both_take_effect_whole()
    {
        var agency = await portal.NewAgencyAsync("serentak", recipe: "sample-agency");
        await Task.WhenAll(
            agency.RunAsync(ArticlesOf([.. Enumerable.Range(0, 15).Select(i => $"kiri-{i}")]), "kiri"),
            agency.RunAsync(ArticlesOf([.. Enumerable.Range(0, 15).Select(i => $"kanan-{i}")]), "kanan"));

        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync($"/berita/kiri-{i}"));
            Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync($"/berita/kanan-{i}"));
        }
    }

    [Fact]
    public async Task One_recipe_run_twice_at_once_takes_effect_once()
    {
        var agency = await portal.NewAgencyAsync("serentak-sama", recipe: "sample-agency");
        var steps = ArticlesOf([.. Enumerable.Range(0, 10).Select(i => $"sama-{i}")]);

        var outcomes = await Task.WhenAll(agency.RunAsync(steps), agency.RunAsync(steps), agency.RunAsync(steps));

        Assert.Equal(10, outcomes.Sum(outcome => outcome.Steps[0].ChangedCount));
        Assert.Equal(20, outcomes.Sum(outcome => outcome.Steps[0].UnchangedCount));
    }

    [Fact]
    public async Task What_a_recipe_calls_now_and_its_ids_stay_those_of_its_first_run()
    {
        var agency = await portal.NewAgencyAsync("waktu-resep");
        const string Step = """
            { "name": "content", "data": [ { "ContentItemId": "[js: uuid()]", "ContentType": "Article", "DisplayText": "Tetap",
              "PublishedUtc": "[js: new Date().toISOString()]", "AutoroutePart": { "Path": "tetap" }, "MarkdownBodyPart": { "Markdown": "x" } } ] }
            """;

        var first = await agency.RunAsync(Step, "waktu");
        var second = await agency.RunAsync(Step, "waktu");
        await Assert.ThrowsAsync<RecipeException>(() => agency.RunAsync(Step, "nama-lain"));

        Assert.True(first.HasChanges);
        Assert.False(second.HasChanges);
    }

    /// <summary>How many rows the kernel keeps in the tenant: settings, features, roles, recipe runs, messages.</summary>
    private static async Task<string> RowsAsync(Agency agency)
    {
        await using var scope = agency.OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>();
        var token = TestContext.Current.CancellationToken;
        var state = await db.State.AsNoTracking().SingleAsync(token);
        return string.Join(
            ' ', state.Version, state.ContentVersion, state.Theme, await db.Settings.CountAsync(token), await db.Features.CountAsync(token),
            await db.Roles.CountAsync(token), await db.RecipeRuns.CountAsync(token), await db.Outbox.CountAsync(token), await db.Due.CountAsync(token));
    }

    private static string ArticlesOf(params string[] slugs) => $$"""
        { "name": "content", "data": [ {{string.Join(", ", slugs.Select((slug, index) => $$"""
            { "ContentItemId": "{{slug}}-{{index}}", "ContentType": "Article", "DisplayText": "{{slug}}",
              "AutoroutePart": { "Path": "{{slug}}" }, "MarkdownBodyPart": { "Markdown": "Isi" } }
            """))}} ] }
        """;
}
