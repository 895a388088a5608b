using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using static JatengPortal.Kernel.Tests.Modules.Plugins.BuiltPlugin;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>A portal that gets a plug-in after it has served.</summary>
internal sealed class LatecomerPortal : PortalFactory
{
    /// <summary>The plug-ins of a process that starts on the same data.</summary>
    public IReadOnlyList<PluginListing> Restarted()
    {
        Write(Path.Combine(DataPath, "plugins"), "Zaman.Z", Module("Uji.Zaman", Route("/zaman-z")));
        using var again = WithWebHostBuilder(_ => { });
        return again.Services.GetRequiredService<PluginCatalog>().All;
    }
}
