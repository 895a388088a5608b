using JatengPortal.Kernel.Modules;

namespace JatengPortal.Tenants.SiteFeatures;

/// <summary>A feature, as whoever administers a tenant sees it.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="IsOn">Whether it is on.</param>
/// <param name="Needs">What it needs and what isn't on in every tenant.</param>
/// <param name="Refusal">Why it can't be chosen, in the language of the page; null when it can.</param>
public sealed record FeatureChoice(Feature Feature, bool IsOn, IReadOnlyList<Feature> Needs, string? Refusal);

/// <summary>A feature that will be switched.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="On">Whether it will be on.</param>
/// <param name="BecauseOf">What it follows from; null where it was chosen itself.</param>
public sealed record FeatureChange(Feature Feature, bool On, Feature? BecauseOf);
