using System.Globalization;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Tenants.SiteFeatures;

/// <summary>What can be switched in the tenant of the scope, by the person of the scope. Scoped.</summary>
internal sealed class FeatureChoices(
    ModuleCatalog catalog, FeatureProfiles profiles, FeatureSwitch features, CurrentTenant current, CurrentAccount account)
{
    /// <summary>Every feature that isn't always on, by name.</summary>
    public async Task<IReadOnlyList<FeatureChoice>> ListAsync(CancellationToken cancellationToken)
    {
        var on = await features.EnabledAsync(cancellationToken);
        return
        [
            .. catalog.Features.Where(feature => !catalog.AlwaysOn.Contains(feature)).OrderBy(feature => feature.Name, StringComparer.CurrentCulture)
                .Select(feature => new FeatureChoice(feature, on.Contains(feature), NeedsOf(feature), RefusalOf(feature, on))),
        ];
    }

    /// <summary>Ids of all that are on and not always so, as the tenant's database has them.</summary>
    public async Task<IEnumerable<string>> EnabledIdsAsync(CancellationToken cancellationToken) => (await features.EnabledAsync(cancellationToken)).Ids;

    /// <summary>Those that every tenant has.</summary>
    public IReadOnlyList<Feature> AlwaysOn =>
        [.. catalog.Features.Where(catalog.AlwaysOn.Contains).OrderBy(feature => feature.Name, StringComparer.CurrentCulture)];

    /// <summary>What would change, with what it follows from.</summary>
    public async Task<IReadOnlyList<FeatureChange>> PlanAsync(
        IReadOnlyCollection<string> enable, IReadOnlyCollection<string> disable, CancellationToken cancellationToken)
    {
        var plan = await features.PlanAsync(enable, disable, cancellationToken);
        return [.. plan.Select(change => new FeatureChange(change.Feature, change.On, CauseOf(change.Feature, change.On ? enable : disable, change.On)))];
    }

    /// <summary>Why the feature can't be switched; null when it can.</summary>
    public string? RefusalOf(Feature feature, FeatureSet on)
    {
        if (!account.Permissions.IsAll && catalog.Permissions.Any(permission => permission.IsOfHost && permission.Feature == feature))
            return Texts.Features_of_host;
        if (on.Contains(feature))
            return null;
        var limit = profiles.LimitOf(current.Tenant.FeatureProfiles);
        foreach (var needed in catalog.WithDependencies(feature).Where(needed => !on.Contains(needed)))
        {
            if (limit.ExclusionOf(needed, catalog) is var (profile, _))
            {
                return needed == feature
                    ? string.Format(CultureInfo.CurrentCulture, Texts.Features_excluded, profile.Name)
                    : string.Format(CultureInfo.CurrentCulture, Texts.Features_needs_excluded, needed.Name, profile.Name);
            }
        }

        return null;
    }

    private List<Feature> NeedsOf(Feature feature) =>
        [.. catalog.WithDependencies(feature).Where(needed => needed != feature && !catalog.AlwaysOn.Contains(needed))];

    private Feature? CauseOf(Feature feature, IReadOnlyCollection<string> chosen, bool on) =>
        chosen.Contains(feature.Id, StringComparer.OrdinalIgnoreCase)
            ? null
            : chosen.Select(catalog.Find).OfType<Feature>().FirstOrDefault(
                other => on ? catalog.WithDependencies(other).Contains(feature) : catalog.WithDependencies(feature).Contains(other));
}
