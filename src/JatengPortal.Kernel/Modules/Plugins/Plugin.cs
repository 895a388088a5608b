using JatengPortal.Kernel.Theming;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>A plug-in that was loaded: a module, a theme, or both.</summary>
/// <param name="Name">Of its folder and assembly.</param>
internal sealed record Plugin(string Name)
{
    public required PluginFiles Files { get; init; }

    public PluginModule? Module { get; init; }

    public PortalTheme? Theme { get; init; }
}
