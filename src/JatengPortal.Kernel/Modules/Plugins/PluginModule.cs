using System.Text.RegularExpressions;
using JatengPortal.Kernel.Rules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>A plug-in's module as it was when it was loaded: what it declares is asked for once, whatever it would say later.</summary>
internal sealed partial class PluginModule : PortalModule
{
    private const int LongestId = 100;
    private readonly PortalModule _module;

    private PluginModule(PortalModule module, IReadOnlyList<Feature> features, IReadOnlyList<Permission> permissions)
    {
        _module = module;
        Features = features;
        Permissions = permissions;
    }

    public override IReadOnlyList<Feature> Features { get; }

    public override IReadOnlyList<Permission> Permissions { get; }

    /// <exception cref="RuleViolationException"><c>plugin.failed</c>, <c>plugin.invalid-feature</c></exception>
    public static PluginModule Of(PortalModule module)
    {
        var features = PluginRefusal.Ask<Feature[]>("Features", () => [.. module.Features]);
        var permissions = PluginRefusal.Ask<Permission[]>("Permissions", () => [.. module.Permissions]);
        if (features.FirstOrDefault(feature => !IsSound(feature)) is { } feature)
            throw new RuleViolationException(
                "plugin.invalid-feature",
                $"'{feature.Id}' is no feature: it needs a name, and an id of letters and digits, divided by dots.");
        if (features.Contains(null))
            throw new RuleViolationException("plugin.invalid-feature", "one of its features is null.");
        if (permissions.FirstOrDefault(permission => !IsId(permission?.Id) || !features.Contains(permission!.Feature)) is { } other)
            throw new RuleViolationException(
                "plugin.invalid-feature",
                $"the permission '{other.Id}' stands under no feature of the plug-in, or its id isn't made of letters, digits and "
                + "dots.");
        return new PluginModule(module, features, permissions);
    }

    public static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && Id().IsMatch(id);

    private static bool IsSound(Feature? feature) =>
        IsId(feature?.Id) && !string.IsNullOrWhiteSpace(feature!.Name) && !feature.DependsOn.Any(id => id is null);

    public override void AddServices(IServiceCollection services) => PluginRefusal.Call("AddServices", () => _module.AddServices(services));

    /// <summary>Maps all of its addresses, or none.</summary>
    /// <exception cref="RuleViolationException"><c>plugin.failed</c></exception>
    public override void MapRoutes(IEndpointRouteBuilder routes) => PluginRefusal.Call("MapRoutes", () =>
    {
        var apart = new RoutesApart(routes);
        _module.MapRoutes(apart);
        // An endpoint whose parameters can't be bound says so only when it is built.
        _ = apart.Endpoints.Count;
        foreach (var source in apart.DataSources)
            routes.DataSources.Add(source);
    });

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
