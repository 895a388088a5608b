using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace JatengPortal.Kernel.Tenants;

/// <summary>First path segments that belong to modules, files or the host, so that no tenant may claim them.</summary>
internal sealed class ReservedSegments
{
    private readonly HashSet<string> _segments = new(HostEndpoints.Segments, StringComparer.OrdinalIgnoreCase) { "en", ".well-known" };

    public bool Contains(string segment) => _segments.Contains(segment);

    /// <summary>Reserves the first segment of every mapped route.</summary>
    public void Read(IEnumerable<EndpointDataSource> sources)
    {
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.PathSegments is [{ IsSimple: true } first, ..] && first.Parts[0] is RoutePatternLiteralPart literal)
                _segments.Add(literal.Content);
        }
    }
}
