using JatengPortal.Testing;

namespace JatengPortal.Identity.Tests.Offices;

public sealed class ChooseOfficeTests(PortalFactory portal)
{
    [Fact]
    public async Task The_chooser_lists_only_agencies_where_one_has_a_role_and_is_searched()
    {
        var (visitor, name, _) = await portal.NewStaffAsync("dinas-a", "People.View");
        await portal.GrantAsync(name, "dinas-b", await portal.NewRoleAsync("dinas-b", "People.View"));
        using (visitor)
        {
            var all = await visitor.ReadAsync("/akun/instansi");
            Assert.Contains("href=\"/dinas-a/admin\"", all, StringComparison.Ordinal);
            Assert.Contains("href=\"/dinas-b/admin\"", all, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"/tanpa-berita/admin\"", all, StringComparison.Ordinal);

            var found = await visitor.ReadAsync("/akun/instansi?q=" + Uri.EscapeDataString(portal.At("dinas-b").Tenant.Title));
            Assert.DoesNotContain("href=\"/dinas-a/admin\"", found, StringComparison.Ordinal);
            Assert.Contains("href=\"/dinas-b/admin\"", found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_looks_after_the_portal_finds_every_agency_a_page_at_a_time()
    {
        for (var i = 0; i < 31; i++)
            await portal.NewAgencyAsync($"cabang-{i:D2}", recipe: null);
        var (admin, _) = await portal.NewHostAdministratorAsync();
        using (admin)
        {
            var first = await admin.ReadAsync("/akun/instansi");
            var next = first.Split("rel=\"next\" href=\"")[1].Split('"')[0];
            var second = await admin.ReadAsync(next);
            Assert.All(Enumerable.Range(0, 31), i => Assert.Contains($"href=\"/cabang-{i:D2}/admin\"", first + second, StringComparison.Ordinal));
            Assert.Contains("Lihat semua instansi Anda", await admin.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Public_pages_lead_to_signing_in_and_stay_the_same_for_all()
    {
        using var reader = new Visitor(portal);
        using var page = await reader.GetAsync("/dinas-a/berita");
        Assert.Contains("href=\"/dinas-a/masuk\"", await page.TextAsync(), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Set-Cookie"));
    }
}
