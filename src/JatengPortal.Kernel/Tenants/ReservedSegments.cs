using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.Kernel.Tenants;

/// <summary>First path segments that belong to modules, files or the host, so that no tenant may claim them.</summary>
internal sealed class ReservedSegments(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<HashSet<string>> _segments = new(() => Read(sources));

    public bool Contains(string segment) => _segments.Value.Contains(segment);

    private static HashSet<string> Read(IEnumerable<EndpointDataSource> sources)
    {
        var segments = new HashSet<string>(HostEndpoints.Segments, StringComparer.OrdinalIgnoreCase) { "en", ".well-known" };
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.PathSegments is [{ IsSimple: true } first, ..]
                && first.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal)
                segments.Add(literal.Content);
        }

        return segments;
    }
}
