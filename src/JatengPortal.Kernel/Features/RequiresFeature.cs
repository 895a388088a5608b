using JatengPortal.Kernel.Modules;

namespace JatengPortal.Kernel.Features;

/// <summary>Endpoint metadata: the endpoint exists only in tenants that have the feature.</summary>
/// <param name="Feature">The feature that owns the endpoint.</param>
public sealed record RequiresFeature(Feature Feature);
