using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>A plug-in that throws wherever it is asked while the portal serves. That its background work failed to start, the portal has survived already.</summary>
public sealed class FailingPluginTests(PluggedPortal portal)
{
    private const string On = """{ "name": "feature", "enable": ["Uji.Pelempar"] }""";

    [Fact]
    public async Task A_page_that_throws_is_its_own_error_and_no_other_pages()
    {
        var site = await portal.NewAgencyAsync("pelempar-halaman");
        await site.RunAsync(On);
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusOfAsync("/pelempar"));
        Assert.Equal(HttpStatusCode.InternalServerError, await site.StatusOfAsync("/pelempar/komponen"));
        Assert.Equal("tenang", await site.ReadAsync("/pelempar/tenang"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_menu_entry_and_parts_of_the_home_page_that_throw_are_left_out()
    {
        var site = await portal.NewAgencyAsync("pelempar-beranda");
        await site.RunAsync(On);
        var home = await site.ReadAsync("/");
        Assert.Contains("bagian yang tenang", home, StringComparison.Ordinal);
        Assert.DoesNotContain("meledak", home, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor-error-boundary", home, StringComparison.Ordinal);
        Assert.Contains("/berita", home, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", "langkah meledak")]
    [InlineData("true", "pemeriksaan meledak")]
    public async Task A_recipe_step_that_throws_refuses_its_recipe_and_leaves_nothing(string early, string says)
    {
        var site = await portal.NewAgencyAsync($"pelempar-langkah-{early}");
        await site.RunAsync(On);
        var refused = await Assert.ThrowsAsync<RecipeException>(() => site.RunAsync(
            $$"""{ "name": "settings", "SiteName": "Tidak jadi" }, { "name": "lempar", "Awal": {{early}} }"""));
        var error = Assert.Single(refused.Errors);
        Assert.Contains("the plug-in's step failed: InvalidOperationException: " + says, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Step);
        Assert.DoesNotContain("Tidak jadi", await site.ReadAsync("/"), StringComparison.Ordinal);
    }
}
