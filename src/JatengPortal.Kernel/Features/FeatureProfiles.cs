using System.Collections.Frozen;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Features;

/// <summary>Every feature profile, as the host's database has them, in memory; read anew with the tenants.</summary>
public sealed class FeatureProfiles
{
    private static readonly FeatureRule Nothing = new(FeatureRuleKind.Exclude, "*");
    private volatile FrozenDictionary<string, FeatureProfile> _byId = FrozenDictionary<string, FeatureProfile>.Empty;

    /// <summary>By id.</summary>
    public IReadOnlyList<FeatureProfile> All => [.. _byId.Values.OrderBy(profile => profile.Id, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The profile of that id, ignoring case; null when there is none.</summary>
    public FeatureProfile? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What these profiles allow together. One that is gone allows nothing.</summary>
    public FeatureLimit LimitOf(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? FeatureLimit.None : new FeatureLimit([.. ids.Select(id => Find(id) ?? new FeatureProfile(id, id, [Nothing]))]);

    /// <exception cref="RuleViolationException"><c>feature-profile.unknown</c></exception>
    public FeatureProfile Require(string id) =>
        Find(id) ?? throw new RuleViolationException("feature-profile.unknown", $"There is no feature profile '{id}'.");

    internal void Load(IEnumerable<FeatureProfile> profiles) =>
        _byId = profiles.ToFrozenDictionary(profile => profile.Id, StringComparer.OrdinalIgnoreCase);
}
