using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Plugins;

/// <summary>Lists the plug-ins (modul tambahan) of the portal, and why one was refused. They are put in and mended on the server.</summary>
internal static class ListPlugins
{
    public const string Path = "/admin/portal/modul-tambahan";

    public static void Map(FeatureRoutes portal) => portal.MapGet("", Handle);

    private static RazorComponentResult<PluginsPage> Handle(PluginCatalog plugins) => new(new { Plugins = plugins.All });
}

/// <summary>Plug-ins that were refused, on the dashboard.</summary>
internal sealed class RefusedPlugins(PluginCatalog plugins) : IDashboardSource
{
    public Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DashboardItem>>(
        [new DashboardItem(Texts.Waiting_plugins, plugins.All.Count(plugin => plugin.Refusal is not null), ListPlugins.Path)]);
}
