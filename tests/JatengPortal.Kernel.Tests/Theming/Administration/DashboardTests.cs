using JatengPortal.Kernel.Tests.Probing;

namespace JatengPortal.Kernel.Tests.Theming.Administration;

public sealed class DashboardTests(ProbedPortal portal)
{
    [Fact]
    public async Task It_shows_what_waits_for_the_person_and_where_to_go()
    {
        var site = await portal.NewStaffedSiteAsync();

        var item = Assert.Single((await site.OpenAsync("/admin", "Penulis")).Document.QuerySelectorAll(".dashboard a"));

        Assert.Equal("1.250 berita menunggu persetujuan", item.TextContent);
        Assert.Equal(site.Tenant.PathBase + "/admin/uji?keadaan=diajukan", item.GetAttribute("href"));
    }

    [Fact]
    public async Task It_asks_only_the_sources_that_the_person_may_see()
    {
        var site = await portal.NewStaffedSiteAsync();
        await site.SwitchOnAsync(ProbeModule.Upper);

        Assert.Equal(2, (await site.OpenAsync("/admin", "Pemeriksa")).Document.QuerySelectorAll(".dashboard a").Length);
        Assert.Single((await site.OpenAsync("/admin", "Penulis")).Document.QuerySelectorAll(".dashboard a"));
    }

    [Fact]
    public async Task A_source_that_fails_costs_its_own_part_and_the_page_says_so()
    {
        var site = await portal.NewStaffedSiteAsync();
        await site.SwitchOnAsync(ProbeModule.Upper);
        portal.Probe.Failing[ProbeScreens.FailingCountOf(site.Tenant.Name)] = true;

        var both = (await site.OpenAsync("/admin", "Pemeriksa")).Document;
        var failing = (await site.OpenAsync("/admin", "Penulis")).Document;

        Assert.Equal("7 laporan belum diperiksa", Assert.Single(both.QuerySelectorAll(".dashboard a")).TextContent);
        Assert.NotNull(both.QuerySelector(".notice-warning"));
        Assert.NotNull(failing.QuerySelector(".notice-warning"));
        Assert.Null(failing.QuerySelector(".empty-state"));
    }
}
