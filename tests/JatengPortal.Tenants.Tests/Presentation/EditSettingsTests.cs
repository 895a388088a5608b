using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Tenants.Tests.Presentation;

public sealed class EditSettingsTests(AdministeredPortal portal)
{
    [Fact]
    public async Task What_is_saved_shows_on_the_next_page()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync("Site.Settings")).Browser;
        var page = site.Tenant.PathBase + "/admin/pengaturan";

        using var saved = await visitor.SubmitAsync(
            page, page, ("nama", "Dinas Angin"), ("slogan", "Melayani dengan hati"), ("surel", "info@dinas.example"), ("telepon", "(024) 123456"),
            ("alamat", "Jalan Pahlawan 9\r\nSemarang"), ("versi", Screens.ValueOf(await visitor.ReadAsync(page), "versi")));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var home = WebUtility.HtmlDecode(await site.ReadAsync("/"));
        Assert.Contains("Dinas Angin", home, StringComparison.Ordinal);
        Assert.Contains("info@dinas.example", home, StringComparison.Ordinal);
        Assert.Contains("Jalan Pahlawan 9", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_and_loses_neither()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync("Site.Settings")).Browser;
        var page = site.Tenant.PathBase + "/admin/pengaturan";
        var version = Screens.ValueOf(await visitor.ReadAsync(page), "versi");
        await site.RunAsync("""{ "name": "settings", "SiteName": "Nama dari orang lain" }""");

        using var conflict = await visitor.SubmitAsync(page, page, ("nama", "Nama dari saya"), ("versi", version));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var text = await conflict.TextAsync();
        Assert.Contains("Nama dari orang lain", text, StringComparison.Ordinal);
        Assert.Contains("value=\"Nama dari saya\"", text, StringComparison.Ordinal);
        Assert.Equal("Nama dari orang lain", site.Tenant.Title);

        using var decided = await visitor.SubmitAsync(page, page, ("nama", "Nama dari saya"), ("versi", Screens.ValueOf(text, "versi")));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Equal("Nama dari saya", site.Tenant.Title);
    }

    [Theory]
    [InlineData("nama", "")]
    [InlineData("surel", "bukan surel")]
    [InlineData("telepon", "<script>")]
    public async Task What_does_not_fit_is_told_and_kept_in_the_form(string field, string value)
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync("Site.Settings")).Browser;
        var page = site.Tenant.PathBase + "/admin/pengaturan";
        var fields = new Dictionary<string, string> { ["nama"] = "Dinas", ["slogan"] = "Tetap ada", [field] = value };

        using var refused = await visitor.SubmitAsync(page, page, [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var text = await refused.TextAsync();
        Assert.Contains($"#isian-{field}", text, StringComparison.Ordinal);
        Assert.Contains("value=\"Tetap ada\"", text, StringComparison.Ordinal);
    }
}
