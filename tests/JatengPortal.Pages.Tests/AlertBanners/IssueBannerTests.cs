using System.Net;
using AngleSharp.Html.Parser;
using JatengPortal.Pages.AlertBanners.Editing;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests.AlertBanners;

public sealed class IssueBannerTests(PortalFactory portal)
{
    private const string Desk = BannerOffice.Desk;

    [Fact]
    public async Task A_banner_stands_on_every_page_of_the_sites_that_it_is_for_and_on_no_other()
    {
        var office = await portal.NewOfficeAsync("pita-1", ("pita-1-a", "33.25"), ("pita-1-b", "33.16"), ("pita-1-c", null));
        using var person = await office.HireAsync();
        await portal.IssueAsync(person, "pita-1", "Ada kabar bohong tentang TPS.");

        foreach (var site in new[] { "pita-1", "pita-1-a", "pita-1-b", "pita-1-c" })
        {
            foreach (var path in new[] { "/", "/en/", "/instansi" })
                Assert.Equal(["Ada kabar bohong tentang TPS."], await portal.BannersAsync(site, path));
        }

        using var missing = await portal.At("pita-1-a").GetAsync("/tidak-ada");
        Assert.Contains("Ada kabar bohong", await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(await portal.BannersAsync("induk"));
        Assert.Empty(await portal.BannersAsync("dinas-a"));
        Assert.DoesNotContain("kabar bohong", await person.ReadAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_residency_all_regions_or_single_sites_can_be_chosen()
    {
        var office = await portal.NewOfficeAsync("pita-2", ("pita-2-a", "33.25"), ("pita-2-b", "33.16"), ("pita-2-c", null));
        using var person = await office.HireAsync();
        await portal.IssueAsync(person, "pita-2", "Pekalongan saja", ("tujuan", "karesidenan"), ("karesidenan", "pekalongan"), (BannerForm.HereField, ""));
        await portal.IssueAsync(person, "pita-2", "Wilayah saja", ("tujuan", "wilayah"), (BannerForm.HereField, ""));
        await portal.IssueAsync(person, "pita-2", "Satu saja", ("tujuan", "pilihan"), ("instansi", "pita-2-c"), (BannerForm.HereField, ""));
        await portal.IssueAsync(person, "pita-2", "Di sini saja", ("tujuan", "tidak-ada"));

        Assert.Equal(["Pekalongan saja", "Wilayah saja"], (await portal.BannersAsync("pita-2-a")).Order(StringComparer.Ordinal));
        Assert.Equal(["Wilayah saja"], await portal.BannersAsync("pita-2-b"));
        Assert.Equal(["Satu saja"], await portal.BannersAsync("pita-2-c"));
        Assert.Equal(["Di sini saja"], await portal.BannersAsync("pita-2"));
        var list = await person.ReadAsync(Desk);
        foreach (var text in new[] { "Karesidenan Pekalongan (1 situs)", "Semua kabupaten/kota (2 situs)", "1 situs pilihan (1 situs)", "Situs ini" })
            Assert.Contains(text, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_highest_level_comes_first_and_then_the_newest_and_an_emergency_has_a_heading()
    {
        var office = await portal.NewOfficeAsync("pita-3", ("pita-3-a", null));
        using var person = await office.HireAsync();
        foreach (var (text, level) in new[] { ("Lama", "informasi"), ("Genting", "darurat"), ("Hati-hati", "waspada"), ("Baru", "informasi") })
            await portal.IssueAsync(person, "pita-3", text, (BannerForm.LevelField, level));

        Assert.Equal(["Genting", "Hati-hati", "Baru", "Lama"], await portal.BannersAsync("pita-3-a"));
        var page = await portal.At("pita-3-a").PageAsync("/");
        var emergency = page.QuerySelector(".site-banner-emergency")!;
        Assert.Equal(("SECTION", "Darurat"), (emergency.NodeName, page.GetElementById(emergency.GetAttribute("aria-labelledby")!)!.TextContent));
        Assert.All(page.QuerySelectorAll(".site-banner:not(.site-banner-emergency)"), banner => Assert.Equal("status", banner.GetAttribute("role")));
        Assert.Equal(["Waspada", "Informasi", "Informasi"], page.QuerySelectorAll("[role=status] .site-banner-level").Select(word => word.TextContent));
    }

    [Fact]
    public async Task A_link_leads_into_the_site_that_issued_it_and_the_English_page_has_the_English_text()
    {
        var office = await portal.NewOfficeAsync("pita-4", ("pita-4-a", null));
        using var person = await office.HireAsync();
        await portal.IssueAsync(
            person, "pita-4", "Awas hoaks <b>", (BannerForm.LinkField, "/berita/hoaks"), (BannerForm.EnglishField, "Beware of a hoax"));

        var received = (await portal.At("pita-4-a").PageAsync("/")).QuerySelector(".site-banner a")!;
        Assert.Equal(("/pita-4/berita/hoaks", "external"), (received.GetAttribute("href"), received.GetAttribute("rel")));
        var own = (await portal.At("pita-4").PageAsync("/")).QuerySelector(".site-banner a")!;
        Assert.Equal(("/pita-4/berita/hoaks", null), (own.GetAttribute("href"), own.GetAttribute("rel")));
        Assert.Equal(["Beware of a hoax"], await portal.BannersAsync("pita-4-a", "/en/"));
        Assert.Equal(["Awas hoaks <b>"], await portal.BannersAsync("pita-4-a"));
    }

    [Fact]
    public async Task What_is_changed_or_ended_changes_everywhere_and_leaves_those_whom_it_is_no_longer_for()
    {
        var office = await portal.NewOfficeAsync("pita-5", ("pita-5-a", "33.25"), ("pita-5-b", "33.16"));
        using var person = await office.HireAsync();
        await portal.IssueAsync(person, "pita-5", "Semula");
        var change = await person.AddressAsync("Semula", "ubah");
        var seen = await person.SeenAsync(change);

        using var changed = await person.SubmitAsync(
            change, change, [.. portal.Form("Menjadi", ("tujuan", "karesidenan"), ("karesidenan", "pati")), (BannerForm.SeenField, seen)]);
        Assert.Equal("/admin/pengumuman?pesan=tersimpan", person.Inside(changed));
        await portal.DeliverAsync("pita-5");
        Assert.Empty(await portal.BannersAsync("pita-5-a"));
        Assert.Equal(["Menjadi"], await portal.BannersAsync("pita-5-b"));

        // Somebody who still sees the old one changes nothing, loses nothing, and may insist.
        using var late = await person.SubmitAsync(change, change, [.. portal.Form("Terlambat"), (BannerForm.SeenField, seen)]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = new HtmlParser().ParseDocument(await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("“Menjadi”", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Terlambat", page.QuerySelector($"textarea[name={BannerForm.TextField}]")!.TextContent.Trim());
        Assert.Equal(["Menjadi"], await portal.BannersAsync("pita-5-b"));

        await portal.StopAsync(person, "pita-5", "Menjadi");
        foreach (var site in new[] { "pita-5", "pita-5-a", "pita-5-b" })
            Assert.Empty(await portal.BannersAsync(site));
        Assert.Contains("Dihentikan", await person.ReadAsync(Desk), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BannerForm.LevelField, "genting")]
    [InlineData(BannerForm.TextField, "")]
    [InlineData(BannerForm.LinkField, "javascript:alert(1)")]
    [InlineData(BannerForm.LinkField, "//jahat.example")]
    [InlineData(BannerForm.StartField, "2020-01-01T07:00")]
    [InlineData(BannerForm.StartField, "besok")]
    [InlineData(BannerForm.EndField, "")]
    [InlineData(BannerForm.EndField, "2020-01-01T07:00")]
    [InlineData(BannerForm.EndField, "8999-01-01T07:00")]
    [InlineData("tujuan", "")]
    [InlineData("tujuan", "entah")]
    [InlineData("karesidenan", "pati")]
    [InlineData("instansi", "dinas-a")]
    public async Task What_cannot_be_taken_is_said_at_its_field_and_nothing_typed_is_lost(string field, string value)
    {
        await portal.At("dinas-b").RunAsync(BannerOffice.Feature);
        using var person = await portal.At("dinas-b").HireAsync("AlertBanners.Manage");
        var whom = field == "tujuan" ? value : "tidak-ada";
        using var refused = await person.SubmitAsync(
            Desk + "/baru", Desk + "/baru",
            [
                .. portal.Form("Tidak tayang", ("tujuan", whom), (BannerForm.EnglishField, "Never shown"), (field, value))
                    .DistinctBy(one => one.Name),
            ]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Single(page.QuerySelectorAll(".field-error"));
        Assert.Equal("Never shown", page.QuerySelector($"textarea[name={BannerForm.EnglishField}]")!.TextContent.Trim());
        Assert.DoesNotContain("Tidak tayang", await portal.At("dinas-b").ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_banner_for_nobody_and_an_eleventh_are_refused()
    {
        var office = await portal.NewOfficeAsync("pita-6");
        using var person = await office.HireAsync();
        using var nobody = await person.SubmitAsync(Desk + "/baru", Desk + "/baru", portal.Form("x", ("tujuan", "tidak-ada"), (BannerForm.HereField, "")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        using var empty = await person.SubmitAsync(Desk + "/baru", Desk + "/baru", portal.Form("x", ("tujuan", "wilayah")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);

        for (var number = 1; number <= 10; number++)
            await portal.IssueAsync(person, "pita-6", $"Pengumuman {number}", ("tujuan", "tidak-ada"));
        using var full = await person.SubmitAsync(Desk + "/baru", Desk + "/baru", portal.Form("Kelebihan", ("tujuan", "tidak-ada")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.StatusCode);
        Assert.Equal(10, (await portal.BannersAsync("pita-6")).Length);
    }

    [Fact]
    public async Task Who_may_not_reaches_nothing_and_where_the_feature_is_off_there_is_nothing()
    {
        var office = await portal.NewOfficeAsync("pita-7");
        using var person = await office.HireAsync();
        using var editor = await office.HireAsync("Pages.Edit");
        await portal.IssueAsync(person, "pita-7", "Ada", ("tujuan", "tidak-ada"));
        var change = await person.AddressAsync("Ada", "ubah");
        foreach (var path in new[] { Desk, Desk + "/baru", change, change.Replace("ubah", "hentikan", StringComparison.Ordinal) })
            Assert.Equal(HttpStatusCode.Forbidden, await editor.StatusOfAsync(path));
        using var tokenless = await person.Browser.PostAsync("/pita-7" + Desk + "/baru", portal.Form("Tanpa token"));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);

        await office.RunAsync("""{ "name": "feature", "disable": ["JatengPortal.AlertBanners"] }""", "mati");
        foreach (var path in new[] { Desk, Desk + "/baru", change })
            Assert.Equal(HttpStatusCode.NotFound, await person.StatusOfAsync(path));
        Assert.Equal(["Ada"], await portal.BannersAsync("pita-7"));
    }

    [Fact]
    public async Task The_recipe_step_issues_once_and_respects_what_people_have_ended()
    {
        var office = await portal.NewOfficeAsync("pita-8", ("pita-8-a", "33.25"));
        using var person = await office.HireAsync();
        var recipe = """
            { "name": "AlertBanners", "Banners": [
              { "Id": "[js: uuid()]", "Level": "informasi", "Text": "Kelak dari resep", "To": "pekalongan",
                "StartUtc": "2089-06-01T00:00:00Z", "EndUtc": "2090-01-01T00:00:00Z" },
              { "Id": "[js: uuid()]", "Level": "waspada", "Text": "Segera dari resep", "To": "chosen", "Tenants": ["pita-8-a"],
                "OnThisSite": false, "EndUtc": "AKHIR" } ] }
            """.Replace("AKHIR", $"{portal.Clock.GetUtcNow().AddDays(9):yyyy-MM-dd}T00:00:00Z", StringComparison.Ordinal);
        Assert.True((await office.RunAsync(recipe)).HasChanges);
        Assert.False((await office.RunAsync(recipe)).HasChanges);
        await portal.DeliverAsync("pita-8");
        Assert.Equal(["Segera dari resep"], await portal.BannersAsync("pita-8-a"));
        Assert.Empty(await portal.BannersAsync("pita-8"));

        await portal.StopAsync(person, "pita-8", "Segera dari resep");
        Assert.False((await office.RunAsync(recipe)).HasChanges);
        Assert.Empty(await portal.BannersAsync("pita-8-a"));
    }
}
