using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace JatengPortal.Kernel.Features;

/// <summary>
/// Routing offers only the endpoints whose feature the request's tenant has.
/// </summary>
/// <remarks>
/// It branches the routing tree before the HTTP method and the content type are looked at. So where no enabled feature owns a
/// path, the answer is 404 for every method, and routing's own 405 and 415 endpoints, which carry no metadata, never come up.
/// </remarks>
internal sealed class FeatureGate : MatcherPolicy, IEndpointComparerPolicy, INodeBuilderPolicy
{
    // One branch for each combination of the features that share a path: that stays small, and is refused when it does not.
    private const int MostFeaturesOnOnePath = 6;

    // Before HttpMethodMatcherPolicy (-1000) and AcceptsMatcherPolicy (300).
    public override int Order => -2000;

    public IComparer<Endpoint> Comparer => EndpointMetadataComparer<RequiresFeature>.Default;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => FeatureOf(endpoint) is not null);

    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints)
    {
        var features = endpoints.Select(FeatureOf).OfType<Feature>().Distinct().ToArray();
        if (features.Length > MostFeaturesOnOnePath)
        {
            throw new InvalidOperationException(
                $"Too many features share one path: {string.Join(", ", features.AsEnumerable())} ({endpoints[0].DisplayName}).");
        }

        var edges = new List<PolicyNodeEdge>();
        for (var mask = 0; mask < 1 << features.Length; mask++)
        {
            var on = features.Where((_, index) => (mask & (1 << index)) != 0).ToHashSet();
            var offered = endpoints.Where(endpoint => FeatureOf(endpoint) is not { } feature || on.Contains(feature)).ToArray();
            if (offered.Length > 0)
                edges.Add(new PolicyNodeEdge(new Combination(features, mask), offered));
        }

        return edges;
    }

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges)
    {
        var features = ((Combination)edges[0].State).Features;
        var destinations = new int[1 << features.Length];
        Array.Fill(destinations, exitDestination);
        foreach (var edge in edges)
            destinations[((Combination)edge.State).Mask] = edge.Destination;
        return new FeatureJumpTable(features, destinations);
    }

    private static Feature? FeatureOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequiresFeature>()?.Feature;

    private sealed record Combination(Feature[] Features, int Mask);

    private sealed class FeatureJumpTable(Feature[] features, int[] destinations) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext)
        {
            var enabled = httpContext.Features.Get<Tenant>()?.Features ?? FeatureSet.Empty;
            var mask = 0;
            for (var index = 0; index < features.Length; index++)
            {
                if (enabled.Contains(features[index]))
                    mask |= 1 << index;
            }

            return destinations[mask];
        }
    }
}
