using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Tenants.Tests;

public sealed class PermissionTests(AdministeredPortal portal)
{
    public static TheoryData<string, string> Screens => new()
    {
        { "/admin/fitur", "Site.Features" }, { "/admin/resep", "Site.Recipes" }, { "/admin/resep/periksa", "Site.Recipes" },
        { "/admin/resep/jalan/1", "Site.Recipes" }, { "/admin/pengaturan", "Site.Settings" }, { "/admin/tampilan", "Site.Theme" },
    };

    public static TheoryData<string, string> Actions => new()
    {
        { "/admin/fitur", "Site.Features" }, { "/admin/fitur/simpan", "Site.Features" }, { "/admin/resep/unggah", "Site.Recipes" },
        { "/admin/resep/uji", "Site.Recipes" }, { "/admin/resep/jalankan", "Site.Recipes" }, { "/admin/resep/jalan/1", "Site.Recipes" },
        { "/admin/pengaturan", "Site.Settings" }, { "/admin/tampilan", "Site.Theme" },
    };

    public static TheoryData<string> PortalScreens =>
    [
        "/admin/portal/instansi", "/admin/portal/instansi/buat", "/admin/portal/instansi/dinas-a", "/admin/portal/instansi/dinas-a/tutup",
        "/admin/portal/instansi/dinas-a/salin", "/admin/portal/instansi/dinas-a/hapus", "/admin/portal/instansi/dinas-a/ekspor.zip",
        "/admin/portal/resep", "/admin/portal/resep/periksa?resep=sample", "/admin/portal/resep/jalan/1", "/admin/portal/angka", "/admin/portal/pekerjaan/x",
    ];

    public static TheoryData<string> PortalActions =>
    [
        "/admin/portal/instansi/buat", "/admin/portal/instansi/dinas-a/tutup", "/admin/portal/instansi/dinas-a/buka", "/admin/portal/instansi/dinas-a/siapkan",
        "/admin/portal/instansi/dinas-a/ekspor", "/admin/portal/instansi/dinas-a/salin", "/admin/portal/instansi/dinas-a/hapus",
        "/admin/portal/resep/unggah", "/admin/portal/resep/pilih", "/admin/portal/resep/uji", "/admin/portal/resep/jalankan", "/admin/portal/resep/jalan/1",
    ];

    private static readonly string[] OfSites = ["Site.Features", "Site.Recipes", "Site.Settings", "Site.Theme"];

    [Theory, MemberData(nameof(Screens))]
    public async Task A_screen_opens_to_those_who_hold_its_permission_and_in_their_site_only(string path, string permission)
    {
        var (site, other) = (portal.At("dinas-a"), portal.At("dinas-b"));
        var holder = await portal.StaffAsync(site, permission);
        var colleague = await portal.StaffAsync(site, [.. OfSites.Except([permission])]);

        Assert.NotEqual(HttpStatusCode.Forbidden, await holder.StatusAsync(site.Tenant.PathBase + path));
        Assert.Equal(HttpStatusCode.Forbidden, await colleague.StatusAsync(site.Tenant.PathBase + path));
        Assert.Equal(HttpStatusCode.Forbidden, await holder.StatusAsync(other.Tenant.PathBase + path));
        Assert.Equal(HttpStatusCode.Redirect, await site.StatusOfAsync(path));
    }

    [Theory, MemberData(nameof(Actions))]
    public async Task An_action_is_done_for_those_who_hold_its_permission_and_with_their_own_form(string path, string permission)
    {
        var site = portal.At("dinas-a");
        var colleague = await portal.StaffAsync(site, [.. OfSites.Except([permission])]);
        var holder = await portal.StaffAsync(site, permission);

        using var refused = await colleague.SubmitAsync(site.Tenant.PathBase + "/akun", site.Tenant.PathBase + path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var forged = await holder.PostAsync(site.Tenant.PathBase + path, ("nama", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Theory, MemberData(nameof(PortalScreens))]
    public async Task Screens_of_the_portal_open_to_no_role(string path)
    {
        var host = await portal.HostAdministratorAsync();
        var staff = await portal.StaffAsync(portal.At("induk"), OfSites);
        Assert.Equal(HttpStatusCode.Forbidden, await staff.StatusAsync(path));
        Assert.NotEqual(HttpStatusCode.Forbidden, await host.StatusAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await host.StatusAsync("/dinas-a" + path));
    }

    [Theory, MemberData(nameof(PortalActions))]
    public async Task Actions_of_the_portal_are_done_for_no_role(string path)
    {
        var host = await portal.HostAdministratorAsync();
        var staff = await portal.StaffAsync(portal.At("induk"), OfSites);
        using var refused = await staff.SubmitAsync("/akun", path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var forged = await host.PostAsync(path, ("ketik", "dinas-a"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_keeps_staff_in_their_frame_and_shows_others_the_public_one()
    {
        var site = await portal.NewSiteAsync();
        using var staff = (await site.HireAsync("Site.Features")).Browser;
        var path = site.Tenant.PathBase + "/admin/tidak-pernah-ada";

        using var missing = await staff.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("side-menu", await missing.TextAsync(), StringComparison.Ordinal);
        using var anonymous = await site.GetAsync("/admin/tidak-pernah-ada");
        Assert.Equal(HttpStatusCode.NotFound, anonymous.StatusCode);
        Assert.DoesNotContain("side-menu", await anonymous.TextAsync(), StringComparison.Ordinal);
    }
}
