using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Tenants.Tests.Presentation;

public sealed class EditThemeTests(AdministeredPortal portal)
{
    [Fact]
    public async Task Colours_are_looked_at_before_they_are_saved()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync("Site.Theme")).Browser;
        var page = site.Tenant.PathBase + "/admin/tampilan";

        using var shown = await visitor.SubmitAsync(page, page, ("warna-utama", "#112233"), ("langkah", "pratinjau"));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("frame-src 'self'", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var address = Regex.Match(await shown.TextAsync(), "<iframe[^>]* src=\"([^\"]+)\"").Groups[1].Value;
        using var preview = await visitor.GetAsync(address);
        var home = await preview.TextAsync();
        Assert.Contains("/tampilan/pratinjau.css?utama=%23112233", home, StringComparison.Ordinal);
        Assert.Contains("no-store", preview.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("--tenant-primary:#112233", await site.ReadAsync("/tampilan/pratinjau.css?utama=%23112233&aksen="), StringComparison.Ordinal);

        // Nobody else sees it, and nothing is saved.
        Assert.DoesNotContain("pratinjau.css", await site.ReadAsync(address[site.Tenant.PathBase.Length..]), StringComparison.Ordinal);
        using var colleague = (await site.HireAsync("Site.Theme")).Browser;
        Assert.DoesNotContain("pratinjau.css", await colleague.ReadAsync(address), StringComparison.Ordinal);
        Assert.DoesNotContain("#112233", await visitor.ReadAsync(page), StringComparison.Ordinal);

        using var saved = await visitor.SubmitAsync(page, page, ("warna-utama", "#112233"), ("versi", Screens.ValueOf(await visitor.ReadAsync(page), "versi")));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("--tenant-primary:#112233", await site.ReadAsync($"/tampilan/{site.Tenant.ContentVersion}.css"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_does_not_outlive_its_hour_and_means_nothing_elsewhere()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        using var visitor = await portal.NewHostAdministratorAsync();
        var page = site.Tenant.PathBase + "/admin/tampilan";
        using var shown = await visitor.SubmitAsync(page, page, ("warna-utama", "#112233"), ("langkah", "pratinjau"));
        var query = Regex.Match(await shown.TextAsync(), "<iframe[^>]* src=\"[^\"]*(\\?[^\"]+)\"").Groups[1].Value;

        Assert.Contains("pratinjau.css", await visitor.ReadAsync(site.Tenant.PathBase + "/" + query), StringComparison.Ordinal);
        Assert.DoesNotContain("pratinjau.css", await visitor.ReadAsync(other.Tenant.PathBase + "/" + query), StringComparison.Ordinal);
        Assert.DoesNotContain("pratinjau.css", await visitor.ReadAsync(site.Tenant.PathBase + "/" + query[..^4]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#ffff00", "4,5 : 1")]
    [InlineData("merah", "#7a1f2b")]
    [InlineData("#112233;}body{display:none", "#7a1f2b")]
    public async Task A_colour_that_nobody_can_read_is_refused(string colour, string message)
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync("Site.Theme")).Browser;
        var page = site.Tenant.PathBase + "/admin/tampilan";

        using var refused = await visitor.SubmitAsync(page, page, ("warna-utama", colour));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(message, await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_save_at_once_do_not_overwrite_one_another()
    {
        var site = await portal.NewSiteAsync();
        using var visitor = (await site.HireAsync("Site.Theme")).Browser;
        var page = site.Tenant.PathBase + "/admin/tampilan";
        var version = Screens.ValueOf(await visitor.ReadAsync(page), "versi");
        await site.RunAsync("""{ "name": "settings", "PortalSettings": { "PrimaryColour": "#223344" } }""");

        using var conflict = await visitor.SubmitAsync(page, page, ("warna-utama", "#112233"), ("versi", version));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("#223344", await conflict.TextAsync(), StringComparison.Ordinal);
    }
}
