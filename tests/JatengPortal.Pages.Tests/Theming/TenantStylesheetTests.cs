using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests.Theming;

public sealed class TenantStylesheetTests(PortalFactory portal)
{
    [Fact]
    public async Task A_sites_colours_are_a_stylesheet_of_its_own_that_may_be_kept_for_ever()
    {
        var agency = await portal.NewAgencyAsync("berwarna", recipe: null);
        await agency.RunAsync(ColoursOf("""  "PrimaryColour": "#0b5d3b", "AccentColour": "#8a1538" """));
        var address = agency.Inside((await agency.PageAsync("/")).Link("link[rel=stylesheet][href*='/tampilan/']")!);

        using var response = await agency.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/css; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", response.Headers.GetValues("Cache-Control")));
        var css = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(":root{--tenant-primary:#0b5d3b;--tenant-accent:#8a1538;}\n", css);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync(address, HttpMethod.Head));
    }

    [Fact]
    public async Task New_colours_have_a_new_address_and_an_address_of_the_future_is_never_kept()
    {
        var agency = await portal.NewAgencyAsync("ganti-warna", recipe: null);
        await agency.RunAsync(ColoursOf("""  "PrimaryColour": "#0b5d3b" """));
        var before = (await agency.PageAsync("/")).Link("link[href*='/tampilan/']")!;
        using var early = await agency.GetAsync($"/tampilan/{agency.Tenant.ContentVersion + 1}.css");

        await agency.RunAsync(ColoursOf("""  "PrimaryColour": "#123456" """));

        var after = (await agency.PageAsync("/")).Link("link[href*='/tampilan/']")!;
        Assert.NotEqual(before, after);
        Assert.Contains("#123456", await agency.ReadAsync(agency.Inside(after)), StringComparison.Ordinal);
        Assert.DoesNotContain("immutable", early.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        // A page that was made just before the change still finds colours at the address that it names.
        using var late = await agency.GetAsync(agency.Inside(before));
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.DoesNotContain("immutable", late.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_colours_names_no_stylesheet_and_has_not_those_of_others()
    {
        await portal.At("dinas-b").RunAsync(ColoursOf("""  "PrimaryColour": "#5b0b3d" """));

        Assert.Null((await portal.At("dinas-a").PageAsync("/")).Link("link[href*='/tampilan/']"));
        Assert.DoesNotContain(
            "#5b0b3d", await portal.At("dinas-a").ReadAsync($"/tampilan/{portal.At("dinas-b").Tenant.ContentVersion}.css"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/tampilan/x.css"));
    }

    [Theory]
    [InlineData("#ffff00", "1.1:1")]
    [InlineData("#999999", "2.8:1")]
    [InlineData("#777777", "4.5:1")]
    public async Task A_colour_with_too_little_contrast_is_refused_with_its_figure(string colour, string figure)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").RunAsync(ColoursOf($"\"AccentColour\": \"{colour}\"")));

        Assert.Equal("$.steps[0].PortalSettings.AccentColour", Assert.Single(refused.Errors).Path);
        Assert.Contains(figure, refused.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("green")]
    [InlineData("#123")]
    [InlineData("#12345g")]
    [InlineData("#123456;}body{display:none")]
    [InlineData("#123456\\n")]
    [InlineData("")]
    public async Task What_is_no_colour_is_refused(string colour)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").RunAsync(ColoursOf($"\"PrimaryColour\": \"{colour}\"")));

        Assert.Equal("$.steps[0].PortalSettings.PrimaryColour", Assert.Single(refused.Errors).Path);
    }

    private static string ColoursOf(string properties) => $$"""{ "name": "settings", "PortalSettings": { {{properties}} } }""";
}
