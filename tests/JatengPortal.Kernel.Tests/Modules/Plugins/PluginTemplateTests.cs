using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>What an author gets from the template serves as it is.</summary>
[Trait("Provider", "Sqlite")] // It keeps no data, and the SDK takes its time.
public sealed class PluginTemplateTests
{
    [Fact]
    public async Task A_plugin_that_was_made_from_the_template_serves_without_a_change()
    {
        using var folder = new TemporaryFolder();
        var hive = folder.PathOf("hive");
        await PublishedPlugin.DotnetAsync("new", "install", Repository.PathOf("modules", "template"), "--debug:custom-hive", hive);
        await PublishedPlugin.DotnetAsync(
            "new", "portal-plugin", "-n", "Dinas.Pustaka", "-o", folder.PathOf("Dinas.Pustaka"), "--portal", PublishedPlugin.PortalFolder,
            "--path", "pustaka", "--debug:custom-hive", hive);
        await using var portal = new PortalFactory();
        await PublishedPlugin.DotnetAsync(
            "publish", folder.PathOf("Dinas.Pustaka"), "-o", Path.Combine(portal.DataPath, "plugins", "Dinas.Pustaka"), "-nodeReuse:false");

        var site = portal.At("dinas-a");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/pustaka"));
        await site.RunAsync("""{ "name": "feature", "enable": ["Dinas.Pustaka"] }""");
        var page = await site.ReadAsync("/pustaka");
        Assert.Contains("Halaman contoh", page, StringComparison.Ordinal);
        Assert.Matches("/_content/Dinas\\.Pustaka/plugin\\.[0-9a-f]{10}\\.css", page);
        Assert.Contains("Sample page", await site.ReadAsync("/en/pustaka"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(portal.DataPath, "plugins", "Dinas.Pustaka", "JatengPortal.Kernel.dll")));
    }
}
