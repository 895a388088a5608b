using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>
/// Which first segments belong to whom. A plug-in that could map <c>/berita/x</c> would take that slug from the news, so a segment
/// has one owner; only <c>admin</c>, <c>api</c> and <c>.well-known</c> are shared, and owned one or two segments further down.
/// </summary>
internal sealed class PluginAddresses
{
    private static readonly Dictionary<string, int> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["admin"] = 2,
        ["api"] = 3,
        [".well-known"] = 2,
    };

    private readonly HashSet<string> _taken = new(
        [.. HostEndpoints.Segments, "", "en", "_content", "_framework", "favicon.ico"], StringComparer.OrdinalIgnoreCase);

    private bool _isHostKnown;

    /// <summary>Notes what kernel, modules and the plug-ins before own.</summary>
    public void ReadHost(IServiceProvider services, IEnumerable<PortalModule> modules)
    {
        if (_isHostKnown)
            return;
        var routes = new RoutesApart(services);
        KernelRoutes.Map(routes);
        foreach (var module in modules)
            module.MapRoutes(routes);
        _taken.UnionWith(routes.Endpoints.OfType<RouteEndpoint>().Select(endpoint => KeyOf(endpoint.RoutePattern)).OfType<string>());
        _isHostKnown = true;
    }

    /// <summary>Checks the addresses of a plug-in.</summary>
    /// <returns>What it will own; <see cref="Take"/> it when nothing else speaks against the plug-in.</returns>
    /// <exception cref="RuleViolationException">
    /// <c>plugin.address-taken</c>, <c>plugin.invalid-address</c>, <c>plugin.ungated-address</c>
    /// </exception>
    public IReadOnlyCollection<string> Check(IEnumerable<Endpoint> endpoints, IReadOnlyList<Feature> features)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in endpoints)
        {
            var pattern = (endpoint as RouteEndpoint)?.RoutePattern
                ?? throw new RuleViolationException("plugin.invalid-address", $"'{endpoint.DisplayName}' is no address.");
            var address = "/" + pattern.RawText?.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<RequiresFeature>() is not { } owner || !features.Contains(owner.Feature))
                throw new RuleViolationException(
                    "plugin.ungated-address",
                    $"the address {address} stands under no feature of the plug-in; map it with MapFeature.");
            var key = KeyOf(pattern)
                ?? throw new RuleViolationException(
                    "plugin.invalid-address",
                    $"the address {address} begins with a parameter, so it would meet other addresses.");
            if (_taken.Contains(key))
                throw new RuleViolationException(
                    "plugin.address-taken",
                    $"the address {address} is taken: /{key} belongs to the portal or to another plug-in.");
            keys.Add(key);
        }

        return keys;
    }

    public void Take(IEnumerable<string> keys) => _taken.UnionWith(keys);

    /// <summary>The segments that say whose an address is; null where one of them is no literal.</summary>
    private static string? KeyOf(RoutePattern pattern)
    {
        var segments = new List<string>();
        foreach (var segment in pattern.PathSegments)
        {
            if (segment is not { IsSimple: true } || segment.Parts[0] is not RoutePatternLiteralPart literal)
                return null;
            segments.Add(literal.Content);
            if (segments.Count >= Shared.GetValueOrDefault(segments[0], 1))
                break;
        }

        return string.Join('/', segments);
    }
}
