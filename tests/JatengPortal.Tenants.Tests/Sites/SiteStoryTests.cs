using System.IO.Compression;
using System.Net;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Tenants.Tests.Sites;

public sealed class SiteStoryTests(AdministeredPortal portal)
{
    private const string Sites = "/admin/portal/instansi";

    private TenantRegistry Registry => portal.Services.GetRequiredService<TenantRegistry>();

    [Fact]
    public async Task A_site_is_made_closed_opened_and_removed()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        await WorkAsync(visitor, Sites + "/buat", Sites + "/buat", [("nama", "dinas-cerita"), ("judul", "Dinas Cerita"), ("induk", "induk"), ("resep", "sample-agency")]);
        var site = portal.At("dinas-cerita");
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
        Assert.Contains("Dinas Cerita", await visitor.ReadAsync(Sites + "?q=cerita"), StringComparison.Ordinal);
        var page = Sites + "/dinas-cerita";
        Assert.Contains("Melayani", await visitor.ReadAsync(page), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync(page + "/hapus"));
        using var early = await visitor.SubmitAsync(page, page + "/hapus", ("ketik", "dinas-cerita"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        using var suspended = await visitor.SubmitAsync(page + "/tutup", page + "/tutup");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/"));
        using var resumed = await visitor.SubmitAsync(page, page + "/buka");
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/"));
        using var suspendedAgain = await visitor.SubmitAsync(page + "/tutup", page + "/tutup");

        using var unconfirmed = await visitor.SubmitAsync(page + "/hapus", page + "/hapus", ("ketik", "dinas-lain"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unconfirmed.StatusCode);
        Assert.NotNull(Registry.Find("dinas-cerita"));
        await WorkAsync(visitor, page + "/hapus", page + "/hapus", [("ketik", "dinas-cerita")]);
        Assert.Null(Registry.Find("dinas-cerita"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync(page));
        Assert.Single(Directory.GetDirectories(Path.Combine(portal.DataPath, "removed"), "dinas-cerita-*"));
    }

    [Theory]
    [InlineData("nama", "Huruf Besar", "Nama hanya boleh")]
    [InlineData("nama", "berita", "dipakai oleh portal")]
    [InlineData("nama", "dinas-a", "sudah dipakai")]
    [InlineData("nama", "", "Isi nama pendek")]
    [InlineData("awalan", "dinas-a", "sudah dipakai")]
    [InlineData("host", "https://x.example", "Nama host")]
    [InlineData("induk", "tidak-ada", "Tidak ada situs induk")]
    [InlineData("wilayah", "jauh", "33.74")]
    [InlineData("parameter", "tanpa nilai", "nama=nilai")]
    [InlineData("resep", "tidak-ada", "Resep ini tidak ada")]
    public async Task What_does_not_fit_is_told_at_its_field_and_nothing_typed_is_lost(string field, string value, string message)
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var fields = new Dictionary<string, string> { ["nama"] = "dinas-ditolak", ["judul"] = "Dinas Ditolak", [field] = value };

        using var refused = await visitor.SubmitAsync(Sites + "/buat", Sites + "/buat", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.TextAsync();
        Assert.Contains(message, page, StringComparison.Ordinal);
        Assert.Contains($"#isian-{field}", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Dinas Ditolak\"", page, StringComparison.Ordinal);
        Assert.Null(Registry.Find("dinas-ditolak"));
    }

    [Fact]
    public async Task An_export_is_prepared_and_handed_out_to_those_who_may()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = await portal.NewHostAdministratorAsync();
        using var stranger = (await portal.At("induk").HireAsync("Site.Recipes", "Site.Features")).Browser;
        var page = $"{Sites}/{site.Tenant.Name}";
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync(page + "/ekspor.zip"));

        await WorkAsync(visitor, page, page + "/ekspor", []);

        using var download = await visitor.GetAsync(page + "/ekspor.zip");
        Assert.Equal("application/zip", download.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(await download.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, entry => entry.FullName == $"{site.Tenant.Name}.recipe.json");
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusAsync(page + "/ekspor.zip"));
    }

    [Fact]
    public async Task A_clone_has_the_same_content_under_another_name()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("asli", "Kabar asli");
        using var visitor = await portal.NewHostAdministratorAsync();
        var page = $"{Sites}/{site.Tenant.Name}/salin";

        await WorkAsync(visitor, page, page, [("nama", "salinan-kabar"), ("judul", "Salinan Kabar"), ("induk", "induk")]);

        Assert.Equal(HttpStatusCode.OK, await portal.At("salinan-kabar").StatusOfAsync("/berita/asli"));
        Assert.Equal("Salinan Kabar", portal.At("salinan-kabar").Tenant.Title);
    }

    [Fact]
    public async Task A_site_that_a_crash_has_left_half_made_is_set_up_to_its_end()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        await portal.Services.GetRequiredService<Kernel.Recipes.TenantRecipes>().PlaceTenantAsync(
            new TenantDefinition { Name = "setengah-jadi", Title = "Setengah Jadi", Recipe = "sample-agency" }, TestContext.Current.CancellationToken);
        var page = Sites + "/setengah-jadi";
        Assert.Contains("Lanjutkan penyiapan", await visitor.ReadAsync(page), StringComparison.Ordinal);

        await WorkAsync(visitor, page, page + "/siapkan", []);

        Assert.Equal(HttpStatusCode.OK, await portal.At("setengah-jadi").StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task The_site_that_the_portal_is_looked_after_from_is_not_closed()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        using var refused = await visitor.SubmitAsync(Sites, Sites + "/induk/tutup");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(TenantState.Running, portal.At("induk").Tenant.State);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_kind_state_and_parent()
    {
        using var visitor = await portal.NewHostAdministratorAsync();
        var region = await portal.NewSiteAsync(region: "33.74");
        var agency = await portal.NewSiteAsync();

        var regions = await visitor.ReadAsync($"{Sites}?jenis=wilayah&induk=induk&keadaan=melayani");
        Assert.Contains(region.Tenant.Title, regions, StringComparison.Ordinal);
        Assert.DoesNotContain(agency.Tenant.Title, regions, StringComparison.Ordinal);
        Assert.Contains("Tidak ada situs yang sesuai", await visitor.ReadAsync($"{Sites}?induk=tidak-ada"), StringComparison.Ordinal);
    }

    private static async Task WorkAsync(Visitor visitor, string page, string action, (string, string)[] fields)
    {
        using var begun = await visitor.SubmitAsync(page, action, fields);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var ended = await visitor.ReadUntilAsync(begun.Headers.Location!.OriginalString, text => !text.Contains("data-live=", StringComparison.Ordinal));
        Assert.Contains("<strong>Selesai</strong>", ended, StringComparison.Ordinal);
    }
}
