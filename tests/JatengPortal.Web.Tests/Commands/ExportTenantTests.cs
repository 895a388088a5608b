using System.Globalization;
using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

/// <summary><c>tenants export</c>: a folder that makes the same site on any portal.</summary>
public sealed class ExportTenantTests(PortalFactory portal, OtherPortal other, LaterPortal later) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_site_is_the_same_on_another_portal_down_to_drafts_and_old_addresses()
    {
        var site = await portal.NewRichSiteAsync("kaya");
        var exported = await portal.RunVerbAsync(0, "tenants", "export", "kaya", _folder.PathOf("satu"));
        var recipe = _folder.PathOf("satu", "kaya.recipe.json");
        Assert.Contains($"items): {recipe}\n", exported.Output, StringComparison.Ordinal);

        await other.RunVerbAsync(0, "recipes", "check", recipe);
        await other.RunVerbAsync(0, "tenants", "create", "kaya", "--title", "Nama sementara", "--parent", "induk", "--recipe", recipe);
        await other.RunVerbAsync(0, "tenants", "export", "kaya", _folder.PathOf("dua"));

        Assert.Equal(await site.AnswersAsync(RichSite.Addresses), await other.At("kaya").AnswersAsync(RichSite.Addresses));
        foreach (var address in RichSite.Hidden)
            Assert.Equal(HttpStatusCode.NotFound, await other.At("kaya").StatusOfAsync(address));
        Assert.Equal(await SiteComparison.ExportAsync(_folder.PathOf("satu")), await SiteComparison.ExportAsync(_folder.PathOf("dua")));
        Assert.Equal(RichSite.Title, other.At("kaya").Tenant.Title);
    }

    [Fact]
    public async Task Texts_that_look_like_expressions_stay_texts()
    {
        await portal.NewRichSiteAsync("harfiah");
        await portal.RunVerbAsync(0, "tenants", "export", "harfiah", _folder.PathOf("ekspor"));
        await other.RunVerbAsync(0, "tenants", "create", "harfiah", "--title", "Harfiah", "--recipe", _folder.PathOf("ekspor", "harfiah.recipe.json"));

        var page = await other.At("harfiah").ReadAsync("/berita/ekspresi");
        Assert.Contains("[js: uuid()]", page, StringComparison.Ordinal);
        Assert.Contains("[env:PATH] dan [text:ini", page, StringComparison.Ordinal);
        Assert.Contains("[env:HOME]", await other.At("harfiah").ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_where_it_came_from_or_twice_elsewhere_it_changes_nothing()
    {
        await portal.NewRichSiteAsync("ulang");
        await other.NewAgencyAsync("ulang");
        var recipe = _folder.PathOf("ekspor", "ulang.recipe.json");
        await portal.RunVerbAsync(0, "tenants", "export", "ulang", _folder.PathOf("ekspor"));

        var here = await portal.RunVerbAsync(0, "recipes", "run", recipe, "--tenant", "ulang");
        await other.RunVerbAsync(0, "recipes", "run", recipe, "--tenant", "ulang");
        var again = await other.RunVerbAsync(0, "recipes", "run", recipe, "--tenant", "ulang");

        Assert.Contains("ulang: 0 changed", here.Output, StringComparison.Ordinal);
        Assert.Contains("ulang: 0 changed", again.Output, StringComparison.Ordinal);
        Assert.Equal(
            await portal.At("ulang").AnswersAsync(RichSite.Addresses), await other.At("ulang").AnswersAsync(RichSite.Addresses));
    }

    [Fact]
    public async Task What_waits_for_its_time_waits_on_the_other_portal_too()
    {
        await portal.NewRichSiteAsync("tunggu");
        await portal.RunVerbAsync(0, "tenants", "export", "tunggu", _folder.PathOf("ekspor"));
        await later.RunVerbAsync(0, "tenants", "create", "tunggu", "--title", "Tunggu", "--recipe", _folder.PathOf("ekspor", "tunggu.recipe.json"));

        later.Clock.Turn(TimeSpan.FromDays(365 * 100));
        await later.DoDueWorkAsync();

        Assert.Contains("Terjadwal", await later.At("tunggu").ReadAsync("/berita/terjadwal"), StringComparison.Ordinal);
        Assert.Contains("Isi baru.", await later.At("tunggu").ReadAsync("/berita/menyusul"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_site_is_divided_into_recipes_that_the_first_one_calls()
    {
        var site = await portal.NewAgencyAsync("besar");
        var body = string.Concat(Enumerable.Repeat("Satu kalimat. ", 4000));
        await site.RunAsync(
            $$"""{ "name": "content", "data": [ {{string.Join(',', Enumerable.Range(1, 30).Select(i => ItemOf(i, body)))}} ] }""", "besar-1");
        await site.RunAsync(
            $$"""{ "name": "content", "data": [ {{string.Join(',', Enumerable.Range(31, 30).Select(i => ItemOf(i, body)))}} ] }""", "besar-2");

        await portal.RunVerbAsync(0, "tenants", "export", "besar", _folder.PathOf("ekspor"));
        var files = Directory.GetFiles(_folder.PathOf("ekspor")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        await other.RunVerbAsync(0, "tenants", "create", "besar", "--title", "Besar", "--parent", "induk", "--recipe", _folder.PathOf("ekspor", "besar.recipe.json"));

        Assert.Equal(["besar.001.recipe.json", "besar.recipe.json"], files);
        foreach (var number in new[] { 1, 30, 60 })
            Assert.Equal(HttpStatusCode.OK, await other.At("besar").StatusOfAsync($"/berita/berita-{number}"));
        Assert.Equal(await site.AnswersAsync(["/berita", "/berita/rss.xml"]), await other.At("besar").AnswersAsync(["/berita", "/berita/rss.xml"]));
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_refused_and_a_refused_export_leaves_nothing()
    {
        await File.WriteAllTextAsync(_folder.PathOf("ada"), "isi", Token);
        await portal.NewAgencyAsync("tolak");
        Assert.Contains("exists and isn't empty", (await portal.RunVerbAsync(1, "tenants", "export", "tolak", _folder.Path)).Error, StringComparison.Ordinal);
        Assert.Contains("exists and isn't empty", (await portal.RunVerbAsync(1, "tenants", "export", "tolak", _folder.PathOf("ada"))).Error, StringComparison.Ordinal);

        await portal.NewRichSiteAsync("rusak");
        Directory.Delete(Path.Combine(portal.DataPath, "tenants", "rusak", "media"), recursive: true);
        var broken = await portal.RunVerbAsync(1, "tenants", "export", "rusak", _folder.PathOf("rusak"));

        Assert.Contains("berita/sampul.png is missing", broken.Error, StringComparison.Ordinal);
        Assert.Equal([_folder.PathOf("ada")], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task An_empty_folder_is_taken_and_what_is_switched_off_is_told()
    {
        await portal.NewAgencyAsync("kosong", recipe: "sample-empty");
        Directory.CreateDirectory(_folder.PathOf("kosong"));

        var exported = await portal.RunVerbAsync(0, "tenants", "export", "kosong", _folder.PathOf("kosong"));

        Assert.Contains("left out: whatever JatengPortal.News keeps, since the tenant has that feature switched off\n", exported.Error, StringComparison.Ordinal);
        Assert.Equal(["kosong.recipe.json"], Directory.GetFileSystemEntries(_folder.PathOf("kosong")).Select(Path.GetFileName));
    }

    private static string ItemOf(int number, string body) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        { "ContentItemId": "{{number}}", "ContentType": "Article", "DisplayText": "Berita {{number}}", "PublishedUtc": "2024-02-03T04:05:06Z",
          "MarkdownBodyPart": { "Markdown": "{{body}}" } }
        """);
}
