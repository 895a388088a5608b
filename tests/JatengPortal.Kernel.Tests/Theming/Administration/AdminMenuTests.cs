using System.Net;
using JatengPortal.Kernel.Tests.Probing;

namespace JatengPortal.Kernel.Tests.Theming.Administration;

public sealed class AdminMenuTests(ProbedPortal portal)
{
    [Fact]
    public async Task An_entry_shows_to_those_who_hold_its_permission()
    {
        var site = await portal.NewStaffedSiteAsync();

        Assert.Equal(["Tulis berita", "Berita", "Pengguna dan peran", "Tampilan situs"], (await site.OpenAsync(ProbeScreens.Path, "Penulis")).MenuEntries);
        Assert.Equal(["Berita", "Pengguna dan peran", "Tampilan situs"], (await site.OpenAsync(ProbeScreens.Path, "Pembaca")).MenuEntries);
    }

    [Fact]
    public async Task An_entry_of_a_feature_that_is_off_shows_to_nobody()
    {
        var site = await portal.NewStaffedSiteAsync();
        Assert.DoesNotContain("Laporan masuk", (await site.OpenAsync(ProbeScreens.Path, "Pemeriksa")).MenuEntries);

        await site.SwitchOnAsync(ProbeModule.Upper);

        Assert.Contains("Laporan masuk", (await site.OpenAsync(ProbeScreens.Path, "Pemeriksa")).MenuEntries);
        Assert.DoesNotContain("Laporan masuk", (await site.OpenAsync(ProbeScreens.Path, "Penulis")).MenuEntries);
    }

    [Fact]
    public async Task An_entry_of_the_host_shows_to_its_administrator_and_only_where_its_addresses_are()
    {
        var site = await portal.NewStaffedSiteAsync();
        Assert.DoesNotContain("Semua instansi", (await site.OpenAsync(ProbeScreens.Path, ProbeAccounts.Host)).MenuEntries);

        await site.SwitchOnAsync(ProbeModule.Upper);

        Assert.Contains("Semua instansi", (await site.OpenAsync(ProbeScreens.Path, ProbeAccounts.Host)).MenuEntries);
        Assert.DoesNotContain("Semua instansi", (await site.OpenAsync(ProbeScreens.Path, "Penulis,Pemeriksa")).MenuEntries);
    }

    [Fact]
    public async Task Groups_stand_in_their_order_under_their_names_and_empty_ones_are_left_out()
    {
        var screen = await (await portal.NewStaffedSiteAsync()).OpenAsync(ProbeScreens.Path, "Penulis");

        Assert.Equal(["Isi", "Pengguna", "Pengaturan situs"], screen.Document.QuerySelectorAll(".side-menu .menu-heading").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task The_entry_that_lies_nearest_to_the_page_is_marked()
    {
        var site = await portal.NewStaffedSiteAsync();

        var here = (await site.OpenAsync(ProbeScreens.Path + "/hapus", "Penulis")).Document.QuerySelectorAll("nav.side-menu [aria-current]");

        Assert.Equal("Berita", Assert.Single(here).TextContent);
    }

    [Fact]
    public async Task The_menu_leads_within_the_agency_and_the_language_of_the_page()
    {
        var site = await portal.NewStaffedSiteAsync();

        var links = (await site.OpenAsync("/en" + ProbeScreens.Path, "Penulis")).Document.QuerySelectorAll("nav.side-menu a");

        Assert.All(links, link => Assert.StartsWith(site.Tenant.PathBase + "/en/admin", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_do_nothing_here_is_kept_out_of_the_dashboard()
    {
        var site = await portal.NewStaffedSiteAsync();

        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync("/admin", "Pembaca")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync("/admin", ProbeAccounts.Host)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.OpenAsync("/admin", "Kosong")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.OpenAsync("/admin", "Tidak ada")).Status);
        Assert.Equal(HttpStatusCode.Redirect, await site.StatusOfAsync("/admin"));
    }
}
