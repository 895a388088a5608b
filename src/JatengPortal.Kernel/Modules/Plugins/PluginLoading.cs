using JatengPortal.Kernel.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>
/// Takes plug-ins in, one after the other: each is tried out beside the portal that there will be, and either joins it whole or is
/// refused and leaves nothing behind.
/// </summary>
/// <param name="services">What kernel, modules and the plug-ins before have registered; what a plug-in registers joins it.</param>
/// <param name="modules">What the portal was built with.</param>
internal sealed class PluginLoading(IServiceCollection services, ModuleCatalog modules)
{
    private readonly PluginAddresses _addresses = new();

    /// <summary>What the portal was built with, and the plug-ins that serve.</summary>
    public ModuleCatalog Modules { get; private set; } = modules;

    public PluginCatalog Plugins { get; } = new();

    /// <param name="folder">Each folder in it is a plug-in, unless its name begins with a dot; it need not exist.</param>
    public void LoadAll(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        var waiting = new List<Plugin>();
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (!Path.GetFileName(path).StartsWith('.') && Try(Path.GetFileName(path), () => PluginFolder.Open(path)) is { } plugin)
                waiting.Add(plugin);
        }

        // A plug-in may need features of one that comes later in the alphabet: as long as one more gets in, the others try again.
        while (waiting.RemoveAll(TakeIn) > 0)
        {
        }

        foreach (var plugin in waiting)
            Try(plugin.Name, () => Join(plugin));
    }

    /// <returns>Whether that settles it: it serves, or it is refused for good.</returns>
    private bool TakeIn(Plugin plugin)
    {
        try
        {
            Join(plugin);
        }
        catch (RuleViolationException missing) when (missing.Code == "feature.missing-dependency")
        {
            return false;
        }
        catch (Exception exception)
        {
            Plugins.Refuse(plugin.Name, PluginRefusal.ReasonOf(exception));
        }

        return true;
    }

    private Plugin Join(Plugin plugin)
    {
        var joined = new ModuleCatalog(
            plugin.Module is null ? Modules.Modules : [.. Modules.Modules, plugin.Module],
            plugin.Theme is null ? Modules.Themes : [.. Modules.Themes, plugin.Theme]);
        if (plugin.Module is { } module)
            Register(plugin.Name, module, joined);
        Modules = joined;
        Plugins.Serve(plugin);
        return plugin;
    }

    private void Register(string name, PluginModule module, ModuleCatalog joined)
    {
        var copy = new ServiceCollection();
        foreach (var service in services)
            ((IServiceCollection)copy).Add(service);
        module.AddServices(copy);
        if (services.FirstOrDefault(service => !copy.Contains(service)) is { } gone)
        {
            throw new RuleViolationException(
                "plugin.replaces-service",
                $"AddServices removes or replaces {gone.ServiceType.Name}, which it didn't register; a plug-in only adds.");
        }

        var known = services.ToHashSet();
        var added = copy.Where(service => !known.Contains(service)).Select(service => GuardedService.Around(service, name)).ToList();
        if (added.FirstOrDefault(service => IsReplacement(service, known)) is { } second)
        {
            throw new RuleViolationException(
                "plugin.replaces-service", $"AddServices registers {second.ServiceType.Name} a second time, which would replace the portal's own.");
        }

        new PluginTrial(module, Modules, joined, _addresses).Run([.. services], added);
        foreach (var service in added)
            services.Add(service);
    }

    /// <summary>Whoever asks for one service gets the one that was registered last. Values, such as menu entries, are asked for all together.</summary>
    private static bool IsReplacement(ServiceDescriptor service, HashSet<ServiceDescriptor> known) =>
        service is { IsKeyedService: false, ServiceType.IsVisible: true } && service.ImplementationInstance?.GetType() != service.ServiceType
        && (service.ServiceType == typeof(TimeProvider)
            || service.ServiceType.Assembly.GetName().Name!.StartsWith("JatengPortal.", StringComparison.Ordinal))
        && service.ServiceType != typeof(IBeforeServing)
        && known.Any(one => one.ServiceType == service.ServiceType);

    private Plugin? Try(string name, Func<Plugin> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
        {
            Plugins.Refuse(name, PluginRefusal.ReasonOf(exception));
            return null;
        }
    }
}
