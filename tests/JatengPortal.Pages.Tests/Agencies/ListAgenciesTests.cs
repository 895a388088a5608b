using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests.Agencies;

public sealed class ListAgenciesTests(PortalFactory portal)
{
    [Fact]
    public async Task Every_site_lists_all_agencies_and_marks_that_their_links_leave_it()
    {
        foreach (var name in new[] { "dinas-a", "dinas-b", "dinas-c" })
        {
            var links = (await portal.At(name).PageAsync("/instansi?q=dinas")).QuerySelectorAll(".agency-list a");
            Assert.Superset(
                new HashSet<string> { "Dinas A (contoh)", "Dinas B (contoh)", "Dinas C (contoh)", "Dinas D (contoh)" },
                links.Select(link => link.FirstChild!.TextContent).ToHashSet());
            var own = Assert.Single(links, link => link.GetAttribute("rel") != "external");
            Assert.Equal((portal.At(name).Tenant.Title, portal.At(name).Tenant.PathBase + "/"), (own.TextContent, own.GetAttribute("href")!));
        }

        Assert.Contains("http://dinas-c.example/", await HrefsAsync("tanpa-berita", "dinas c"));
        Assert.Contains("/dinas-a/", await HrefsAsync("induk", "dinas a"));
        Assert.Contains("http://localhost/dinas-a/", await HrefsAsync("dinas-c", "dinas a"));
    }

    [Theory]
    [InlineData("grobogan")]
    [InlineData("GROBOGAN")]
    [InlineData("Gröbögan")]
    [InlineData("ban%20grobo")]
    [InlineData("grobogan%20banjar")]
    [InlineData("%20%20banjár%20%20grobogan%20")]
    [InlineData("cari-banjar-grobogan")]
    public async Task A_search_finds_parts_of_words_in_any_order_without_regard_to_case_and_accents(string search)
    {
        if (portal.Services.GetService(typeof(Kernel.Tenants.TenantRegistry)) is Kernel.Tenants.TenantRegistry registry && registry.Find("cari-banjar-grobogan") is null)
            await portal.NewAgencyAsync("cari-banjar-grobogan", recipe: null, title: "Banjár Grobogan");

        Assert.Equal(["/cari-banjar-grobogan/"], await HrefsAsync("dinas-a", search));
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("'%20OR%201=1--")]
    [InlineData("zzz%20tidak%20ada")]
    public async Task A_search_that_finds_none_says_so_and_offers_all(string search)
    {
        var page = await portal.At("dinas-a").PageAsync("/instansi?q=zzz" + search);

        Assert.Contains("Tidak ada instansi yang cocok", page.QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/dinas-a/instansi", page.Link(".empty-state a"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task What_is_sought_stands_on_the_page_as_text_only()
    {
        var page = await portal.At("dinas-a").PageAsync("/instansi?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal("\"><script>alert(1)</script>", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_search_longer_than_100_characters_is_cut_and_never_an_error()
    {
        var cut = (await portal.At("dinas-a").PageAsync("/instansi?q=" + new string('x', 5000))).QuerySelector("input[name=q]")!.GetAttribute("value")!;
        Assert.Equal(100, cut.Length);

        // The hundredth character would be half of one.
        var half = Uri.EscapeDataString(new string('x', 99) + "😀😀");
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/instansi?q=" + half));
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/instansi?q=%ED%A0%80"));
    }

    [Fact]
    public async Task Many_agencies_are_paged_by_key_and_suspended_ones_are_left_out()
    {
        for (var number = 1; number <= 63; number++)
            await portal.NewAgencyAsync($"banyak-{number:00}", recipe: null, title: number % 2 == 0 ? "Kembar sekali" : $"Kembar {number:00}");
        await portal.SuspendAsync("banyak-07");

        var first = await portal.At("dinas-a").PageAsync("/instansi?q=kembar");
        var next = first.Link("a[rel=next]")!;
        var second = await portal.At("dinas-a").PageAsync(portal.At("dinas-a").Inside(next));

        var seen = new[] { first, second }.SelectMany(page => page.QuerySelectorAll(".agency-list a")).Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(60, first.QuerySelectorAll(".agency-list a").Length);
        Assert.Equal(62, seen.Count);
        Assert.Equal(62, seen.Distinct().Count());
        Assert.DoesNotContain("/banyak-07/", seen);
        Assert.Null(second.Link("a[rel=next]"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/instansi?setelah=tidak-ada"));
    }

    [Fact]
    public async Task Agencies_regencies_and_cities_stand_in_groups()
    {
        await portal.NewAgencyAsync("golongan-dinas", recipe: null, title: "Golongan dinas");
        await WithRegionAsync("golongan-kab", "Golongan kabupaten", "33.29");
        await WithRegionAsync("golongan-kota", "Golongan kota", "33.71");

        var groups = (await portal.At("dinas-a").PageAsync("/instansi?q=golongan")).QuerySelectorAll(".agency-group");

        Assert.Equal(
            [("Provinsi dan perangkat daerah", "/golongan-dinas/"), ("Kabupaten", "/golongan-kab/"), ("Kota", "/golongan-kota/")],
            groups.Select(group => (group.QuerySelector("h2")!.TextContent, group.QuerySelector("a")!.GetAttribute("href")!)));
    }

    [Fact]
    public async Task The_parent_stands_before_its_agencies_and_a_search_leads_back_to_all()
    {
        await portal.NewAgencyAsync("adik-induk", recipe: null, title: "Adik induk");

        var page = await portal.At("dinas-a").PageAsync("/instansi?q=induk");

        Assert.Equal(["/", "/adik-induk/"], page.QuerySelectorAll(".agency-list a").Select(link => link.GetAttribute("href")!));
        Assert.Contains("Instansi yang cocok dengan “induk”.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/dinas-a/instansi", page.Link("form + p a"));
    }

    private async Task<IEnumerable<string>> HrefsAsync(string agency, string search) =>
        (await portal.At(agency).PageAsync("/instansi?q=" + search)).QuerySelectorAll(".agency-list a").Select(link => link.GetAttribute("href")!);

    private Task WithRegionAsync(string name, string title, string region) =>
        ((Kernel.Recipes.TenantRecipes)portal.Services.GetService(typeof(Kernel.Recipes.TenantRecipes))!).CreateTenantAsync(
            new Kernel.Tenants.TenantDefinition { Name = name, Title = title, RegionCode = region, Parent = "induk" },
            TestContext.Current.CancellationToken);
}
