using System.Net;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Theming;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

public sealed class RefusedPluginTests(PluggedPortal portal)
{
    public static TheoryData<string, string> Broken => [.. BrokenPlugins.All.Select(one => new TheoryDataRow<string, string>(one.Name, one.Reason))];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_plugin_is_refused_by_name_and_reason(string name, string reason)
    {
        var listing = Assert.Single(portal.Services.GetRequiredService<PluginCatalog>().All, plugin => plugin.Name == name);
        Assert.Contains(reason, listing.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', listing.Refusal!);
        Assert.Empty(listing.Features);
    }

    [Fact]
    public void The_others_serve_beside_the_broken_ones_whatever_their_order()
    {
        var all = portal.Services.GetRequiredService<PluginCatalog>().All;
        Assert.Equal(
            ["Awal.A", PublishedPlugin.Name, PluggedPortal.Thrower, PluggedPortal.Theme, "Zaman.Z"],
            all.Where(plugin => plugin.Refusal is null).Select(plugin => plugin.Name));
        Assert.Equal(BrokenPlugins.All.Select(one => one.Name), all.Where(plugin => plugin.Refusal is not null).Select(plugin => plugin.Name));
    }

    [Fact]
    public async Task A_plugin_may_need_the_feature_of_one_that_comes_later()
    {
        var site = await portal.NewAgencyAsync("urutan");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/zaman-z"));
        await site.RunAsync("""{ "name": "feature", "enable": ["Uji.Awal"] }""");
        Assert.Equal("/awal-a", await site.ReadAsync("/awal-a"));
        Assert.Equal("/zaman-z", await site.ReadAsync("/zaman-z"));
    }

    [Fact]
    public async Task Of_a_plugin_that_failed_half_way_nothing_is_left()
    {
        Assert.DoesNotContain(portal.Services.GetServices<MenuEntry>(), entry => entry.Path == "/setengah");
        Assert.Null(portal.Services.GetRequiredService<RecipeStepCatalog>().Find("setengah"));
        Assert.DoesNotContain(portal.Services.GetRequiredService<ModuleCatalog>().Features, feature => feature.Id is "Uji.Layanan" or "Uji.Rute");
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/rute-separuh"));
        Assert.NotNull(portal.Services.GetService<JatengPortal.Kernel.Tenants.TenantScopes>());
    }

    [Fact]
    public async Task The_tenant_and_the_slug_that_a_plugin_wanted_stay_as_they_are()
    {
        Assert.Equal(HttpStatusCode.OK, await portal.At("dinas-a").StatusOfAsync("/"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/berita/khusus"));
    }

    [Fact]
    public async Task The_verb_tells_which_plugins_serve_and_why_others_do_not()
    {
        var list = await new CommandLine(portal).RunAsync("plugins", "list");
        Assert.Equal(0, list.ExitCode);
        Assert.Matches($"(?m)^ *{PublishedPlugin.Name} +serving +Contoh.Perpustakaan *$", list.Output);
        Assert.Matches("(?m)^ *Rusak.Kontrak +refused +it was built for contract 99", list.Output);
        var json = await new CommandLine(portal).RunAsync("plugins", "list", "--json");
        Assert.Contains("\"refusal\": null", json.Output, StringComparison.Ordinal);
        Assert.Empty(json.Error);
    }
}
