using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using JatengPortal.News.Tests.Circulars.Editing;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars;

public sealed class HostileCircularTests(PortalFactory portal)
{
    [Fact]
    public async Task Text_of_a_circular_cannot_leave_its_place_on_any_page_or_feed()
    {
        const string Break = "\"'></title></script><script>alert(1)</script>]]><!--<img src=x onerror=alert(2)>";
        var agency = await portal.NewCircularAgencyAsync("edaran-jahat");
        await agency.PublishAsync(new SampleCircular("jahat")
        {
            Title = "Hal " + Break, Subject = "T</script><script>x</script>", Addressees = ["Yth " + Break], Basis = ["Dasar " + Break],
            CopiesTo = ["Tembusan " + Break], SignatoryName = "Nama " + Break, OnBehalfOf = "a.n. " + Break, Body = "Isi " + Break,
        });

        foreach (var path in new[] { "/surat-edaran/jahat", "/surat-edaran", "/", "/en/surat-edaran/jahat" })
        {
            var page = await agency.PageAsync(path);
            Assert.DoesNotContain(page.QuerySelectorAll("script:not([src])"), script => script.GetAttribute("type") != "application/ld+json");
            Assert.Empty(page.QuerySelectorAll("img[onerror]"));
        }

        using var data = JsonDocument.Parse((await agency.PageAsync("/surat-edaran/jahat")).QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("Hal " + Break, data.RootElement.GetProperty("name").GetString());
        foreach (var feed in new[] { "rss.xml", "atom.xml" })
            Assert.Contains("Hal " + Break, XDocument.Parse(await agency.ReadAsync($"/surat-edaran/{feed}")).Root!.Value, StringComparison.Ordinal);
        foreach (var feed in new[] { "feed.json", "jdih.json" })
            JsonDocument.Parse(await agency.ReadAsync($"/surat-edaran/{feed}")).Dispose();
    }

    [Fact]
    public async Task A_withdrawn_circular_leads_nobody_round_in_a_circle_nor_out_of_the_site()
    {
        var agency = await portal.NewCircularAgencyAsync("edaran-lingkar");
        await agency.PublishAsync(new SampleCircular("satu"));
        await agency.PublishAsync(new SampleCircular("dua"));
        using var approver = await agency.HireAsync("Circulars.Edit", "Circulars.Publish");
        var (one, two) = (await PathAsync(agency, "satu"), await PathAsync(agency, "dua"));
        (await approver.SubmitAsync(one + "/alamat", one + "/alamat", ("alamat", "satu-baru"))).Dispose();

        string[] targets =
        [
            "/surat-edaran/satu-baru", "/surat-edaran/satu-baru?a=1", "/surat-edaran/satu-baru/", "/surat-edaran/satu", "/en/surat-edaran/satu-baru",
            "/Surat-Edaran/satu-baru#isi", "/./surat-edaran/./satu-baru", "/surat%2Dedaran/satu-baru", "/berita/kabar-é", "/\t/jahat.example",
            "//jahat.example", "/\\jahat.example", "https://jahat.example/", "javascript:alert(1)", "/" + new string('a', 300),
        ];
        foreach (var target in targets)
        {
            using var refused = await approver.TryStepAsync(one, "tarik", ("cara", "digabungkan"), ("alasan", "Alasan."), ("tujuan", target), ("kapan", "sekarang"));
            Assert.True(refused.StatusCode == HttpStatusCode.UnprocessableEntity, $"{target}: {refused.StatusCode}");
        }

        using (var unclear = await approver.TryStepAsync(one, "tarik", ("cara", "ditarik"), ("alasan", "Alasan."), ("kapan", "")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        await approver.StepAsync(one, "tarik", ("cara", "digabungkan"), ("alasan", "Alasan."), ("tujuan", "/surat-edaran/dua"), ("kapan", "sekarang"));
        using var circle = await approver.TryStepAsync(two, "tarik", ("cara", "keliru"), ("alasan", "Alasan."), ("tujuan", "/surat-edaran/satu"), ("kapan", "sekarang"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/surat-edaran/dua"));
        using var led = await agency.GetAsync("/surat-edaran/satu");
        Assert.Equal("/edaran-lingkar/surat-edaran/dua", led.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task No_reader_is_led_in_a_circle_over_an_article()
    {
        var agency = await portal.NewCircularAgencyAsync("edaran-lingkar-berita");
        await agency.PublishAsync(new SampleCircular("satu"));
        using var writer = await agency.HireAsync("News.Write");
        using var approver = await agency.HireAsync("News.Publish", "Circulars.Publish");
        var article = await Articles.Editing.Desk.WriteAsync(writer, "Kabar lingkaran", "Isi.");
        await writer.StepAsync(article, "ajukan");
        await approver.StepAsync(article, "terbitkan", ("kapan", "sekarang"));
        var circular = await PathAsync(agency, "satu");
        await approver.StepAsync(article, "tarik", ("cara", "digabungkan"), ("alasan", "Alasan."), ("tujuan", "/surat-edaran/satu"), ("kapan", "sekarang"));

        using var circle = await approver.TryStepAsync(
            circular, "tarik", ("cara", "digabungkan"), ("alasan", "Alasan."), ("tujuan", "/berita/kabar-lingkaran"), ("kapan", "sekarang"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/surat-edaran/satu"));
    }

    private static async Task<string> PathAsync(Agency agency, string slug) =>
        $"/admin/surat-edaran/{await Distribution.SendingOffice.CircularIdAsync(agency, slug)}";
}
