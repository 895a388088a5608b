using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Features;

/// <summary>
/// What the profiles of one tenant allow, as if they were one profile: what no rule matches is allowed, and what is on in every
/// tenant can't be refused. Only switching on is limited; what is on already stays.
/// </summary>
/// <param name="profiles">In their order.</param>
public sealed class FeatureLimit(IReadOnlyList<FeatureProfile> profiles)
{
    /// <summary>Allows everything.</summary>
    public static FeatureLimit None { get; } = new([]);

    /// <summary>The profile whose rule keeps the tenant from having the feature, and the rule; null when it may.</summary>
    public (FeatureProfile Profile, int Rule)? ExclusionOf(Feature feature, ModuleCatalog catalog)
    {
        if (catalog.AlwaysOn.Contains(feature))
            return null;
        foreach (var profile in profiles.Reverse())
        {
            for (var i = profile.Rules.Count - 1; i >= 0; i--)
            {
                if (profile.Rules[i].Matches(feature))
                    return profile.Rules[i].Rule == FeatureRuleKind.Include ? null : (profile, i);
            }
        }

        return null;
    }

    /// <summary>Why the tenant may not have the feature, naming profile and rule; null when it may.</summary>
    public string? RefusalOf(Feature feature, ModuleCatalog catalog) => ExclusionOf(feature, catalog) is var (profile, index)
        ? $"the feature profile '{profile.Id}' excludes {feature.Id} by its rule {index + 1}, {profile.Rules[index].Rule} '{profile.Rules[index].Expression}'"
        : null;

    /// <summary>Why the tenant may not switch the feature on, with all that it needs and doesn't have; null when it may.</summary>
    public string? RefusalOf(Feature feature, ModuleCatalog catalog, Func<Feature, bool> isOn)
    {
        foreach (var needed in catalog.WithDependencies(feature).Where(needed => !isOn(needed)))
        {
            if (RefusalOf(needed, catalog) is { } refusal)
                return needed == feature ? refusal : $"{feature.Id} needs {needed.Id}, and {refusal}";
        }

        return null;
    }

    /// <summary>Refuses what <see cref="RefusalOf(Feature, ModuleCatalog, Func{Feature, bool})"/> refuses.</summary>
    /// <exception cref="RuleViolationException"><c>feature.not-allowed</c></exception>
    internal void Require(Feature feature, ModuleCatalog catalog, Func<Feature, bool> isOn)
    {
        if (RefusalOf(feature, catalog, isOn) is { } refusal)
            throw new RuleViolationException("feature.not-allowed", $"{feature.Id} can't be switched on here: {refusal}.");
    }
}
