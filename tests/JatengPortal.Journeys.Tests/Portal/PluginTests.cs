using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>Plug-ins in the process as an agency runs it.</summary>
public sealed class PluginTests
{
    [Fact]
    public async Task A_plugin_serves_beside_a_broken_one_and_both_are_told_of()
    {
        var token = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var data = folder.PathOf("App_Data");
        await PublishedPlugin.PutIntoAsync(data);
        Directory.CreateDirectory(Path.Combine(data, "plugins", "Rusak"));
        await File.WriteAllTextAsync(Path.Combine(data, "plugins", "Rusak", "Rusak.dll"), "bukan pustaka", token);

        await using var portal = await RunningPortal.StartAsync(new PortalStart { DataPath = data }, token);
        Assert.Contains("The plug-in Rusak was refused: Rusak.dll is no .NET assembly, or damaged.", portal.Output, StringComparison.Ordinal);
        var enabled = await portal.RunVerbAsync(["features", "enable", "kominfo", PublishedPlugin.Name], token);
        Assert.True(enabled.ExitCode == 0, enabled.ToString());
        // The verb is another process, of which the serving one hears within a second.
        await portal.RestartAsync(token);
        using var page = await portal.Client.GetAsync(new Uri("/kominfo/perpustakaan", UriKind.Relative), token);
        using var elsewhere = await portal.Client.GetAsync(new Uri("/perpustakaan", UriKind.Relative), token);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (page.StatusCode, elsewhere.StatusCode));
        var list = await portal.RunVerbAsync(["plugins", "list"], token);
        Assert.Contains("Rusak.dll is no .NET assembly", list.Output, StringComparison.Ordinal);
        Assert.Empty(list.Error);
    }
}
