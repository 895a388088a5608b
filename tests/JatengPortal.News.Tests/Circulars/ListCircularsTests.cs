using System.Net;
using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars;

public sealed class ListCircularsTests(PortalFactory portal)
{
    [Fact]
    public async Task A_list_of_27_circulars_pages_both_ways_without_a_gap_or_a_double()
    {
        var agency = await portal.NewCircularAgencyAsync("edaran-banyak");
        await agency.PublishAsync([.. Enumerable.Range(0, 27).Select(number => new SampleCircular($"n-{number}")
        {
            PublishedUtc = $"2024-11-{1 + (number / 14):00}T01:00:00Z",
            Subject = number % 2 == 0 ? "Netralitas ASN" : "Logistik",
        })]);

        var forward = await WalkAsync(agency, "/surat-edaran", "a.pager-older");
        Assert.Equal([12, 12, 3], forward.Pages.Select(page => page.Count));
        Assert.Equal(27, forward.Pages.SelectMany(page => page).Distinct().Count());
        var back = await WalkAsync(agency, forward.LastAddress, "a.pager-newer");
        Assert.Equal(forward.Pages.SelectMany(page => page), Enumerable.Reverse(back.Pages).SelectMany(page => page));
        var even = await WalkAsync(agency, "/surat-edaran?topik=netralitas-asn", "a.pager-older");
        Assert.Equal(14, even.Pages.SelectMany(page => page).Count());
    }

    [Fact]
    public async Task The_list_is_narrowed_by_year_status_subject_and_agency()
    {
        var agency = await portal.NewCircularAgencyAsync("edaran-saring");
        await agency.PublishAsync(
            new SampleCircular("lama") { Date = "2023-05-01", PublishedUtc = "2023-05-01T01:00:00Z", Subject = "Logistik" },
            new SampleCircular("tetap") { Subject = "Netralitas" });
        await agency.PublishAsync(new SampleCircular("pencabut") { Revokes = ["lama"], PublishedUtc = "2024-11-02T01:00:00Z" });

        Assert.Equal(["lama"], (await agency.PageAsync("/surat-edaran?tahun=2023")).ArticlesOf());
        Assert.Equal(["lama"], (await agency.PageAsync("/surat-edaran?status=dicabut")).ArticlesOf());
        Assert.Equal(["pencabut", "tetap"], (await agency.PageAsync("/surat-edaran?status=berlaku&tahun=2024")).ArticlesOf());
        Assert.Equal(["tetap"], (await agency.PageAsync("/surat-edaran?topik=netralitas")).ArticlesOf());
        Assert.Equal(["pencabut", "tetap", "lama"], (await agency.PageAsync("/surat-edaran?instansi=sendiri")).ArticlesOf());
        var none = await agency.PageAsync("/surat-edaran?tahun=2023&topik=netralitas");
        Assert.Contains("Tidak ada surat edaran yang cocok", none.QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?tahun=2019")]
    [InlineData("?tahun=abc")]
    [InlineData("?status=lain")]
    [InlineData("?topik=tidak-ada")]
    [InlineData("?instansi=x")]
    [InlineData("?setelah=tidak-ada")]
    [InlineData("?sebelum=")]
    public async Task What_nothing_can_be_found_under_is_404(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, await (await AgencyAsync()).StatusOfAsync("/surat-edaran" + query));

    [Fact]
    public async Task Feeds_sitemap_menu_and_home_page_tell_of_it_and_JDIH_leaves_samples_out()
    {
        var agency = await AgencyAsync();

        foreach (var feed in new[] { "rss.xml", "atom.xml", "feed.json" })
            Assert.Contains("/surat-edaran/umpan", await agency.ReadAsync("/surat-edaran/" + feed), StringComparison.Ordinal);
        Assert.Contains("/surat-edaran/umpan", await agency.ReadAsync("/sitemap/edaran-1.xml"), StringComparison.Ordinal);
        var home = await agency.PageAsync("/");
        Assert.Contains("umpan", home.ArticlesOf());
        Assert.NotNull(home.QuerySelector("a[href$='/surat-edaran']"));
        using var jdih = JsonDocument.Parse(await agency.ReadAsync("/surat-edaran/jdih.json"));
        var item = Assert.Single(jdih.RootElement.EnumerateArray());
        Assert.Equal("Berlaku", item.GetProperty("status").GetString());
        Assert.Equal("Surat Edaran", item.GetProperty("jenis").GetString());
        Assert.Equal("2024-11-01", item.GetProperty("tanggal_penetapan").GetString());
        Assert.EndsWith("/surat-edaran/umpan", item.GetProperty("urlDetailPeraturan").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_says_what_will_be_here_in_both_languages()
    {
        var agency = await portal.NewCircularAgencyAsync("edaran-kosong");

        Assert.Contains("Belum ada surat edaran", (await agency.PageAsync("/surat-edaran")).QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No circulars yet", (await agency.PageAsync("/en/surat-edaran")).QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("[]", await agency.ReadAsync("/surat-edaran/jdih.json"));
    }

    private async Task<Agency> AgencyAsync()
    {
        var agency = await portal.NewCircularAgencyAsync("edaran-umpan-" + Guid.NewGuid().ToString("N")[..8]);
        await agency.PublishAsync(new SampleCircular("umpan"), new SampleCircular("contoh") { Sample = true });
        return agency;
    }

    private static async Task<(List<List<string>> Pages, string LastAddress)> WalkAsync(Agency agency, string address, string next)
    {
        var pages = new List<List<string>>();
        while (true)
        {
            var page = await agency.PageAsync(address);
            pages.Add(page.ArticlesOf());
            Assert.True(pages.Count < 10, "The list has no end.");
            if (page.Link(next) is not { } link)
                return (pages, address);
            address = agency.Inside(link);
        }
    }
}
