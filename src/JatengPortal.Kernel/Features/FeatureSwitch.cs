using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Features;

/// <summary>Switches features of the scope's tenant on and off. Data stays when a feature goes.</summary>
public sealed class FeatureSwitch
{
    private readonly TenantDatabase _database;
    private readonly ModuleCatalog _catalog;
    private readonly FeatureProfiles _profiles;
    private readonly CurrentTenant _current;
    private readonly Actor _actor;
    private readonly IAuditTrail _audit;

    internal FeatureSwitch(TenantDatabase database, ModuleCatalog catalog, FeatureProfiles profiles, CurrentTenant current, Actor actor, IAuditTrail audit)
    {
        _actor = actor;
        _audit = audit;
        _database = database;
        _catalog = catalog;
        _profiles = profiles;
        _current = current;
    }

    /// <summary>Switches features off, with all that need them, and then others on, with all that they need.</summary>
    /// <param name="enable">Ids, in any case.</param>
    /// <param name="disable">Ids, in any case.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What changed: feature and whether it is on now, in the order of the change.</returns>
    /// <exception cref="RuleViolationException"><c>feature.unknown</c>, <c>feature.always-on</c>, <c>feature.not-allowed</c>, <c>feature.of-host</c></exception>
    public async Task<IReadOnlyList<(Feature Feature, bool On)>> ChangeAsync(
        IEnumerable<string> enable, IEnumerable<string> disable, CancellationToken cancellationToken)
    {
        await using var transaction = await _database.BeginAsync(cancellationToken);
        var rows = await _database.Context<TenantStateDbContext>().Features.ToDictionaryAsync(
            row => row.FeatureId, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var changes = Plan(rows.Keys, enable, disable);
        foreach (var (feature, on) in changes)
        {
            // One that goes and comes back in one change keeps its row.
            if (!rows.TryGetValue(feature.Id, out var row))
                _database.Context<TenantStateDbContext>().Features.Add(new EnabledFeature { FeatureId = feature.Id });
            else
                _database.Context<TenantStateDbContext>().Entry(row).State = on ? EntityState.Unchanged : EntityState.Deleted;
        }

        if (changes.Count > 0)
            transaction.ContentChanged();
        foreach (var (feature, on) in changes)
            await _audit.RecordAsync(_database, new AuditFact(on ? "feature.enabled" : "feature.disabled", feature.Id), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changes;
    }

    /// <summary>Ids of the features that are on, as the tenant's own database has them, without those that always are.</summary>
    public async Task<FeatureSet> EnabledAsync(CancellationToken cancellationToken) =>
        FeatureSet.Of(await _database.Context<TenantStateDbContext>().Features.Select(row => row.FeatureId).ToListAsync(cancellationToken));

    /// <summary>What <see cref="ChangeAsync"/> would change; changes nothing.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public async Task<IReadOnlyList<(Feature Feature, bool On)>> PlanAsync(
        IEnumerable<string> enable, IEnumerable<string> disable, CancellationToken cancellationToken) =>
        Plan(await _database.Context<TenantStateDbContext>().Features.Select(row => row.FeatureId).ToListAsync(cancellationToken), enable, disable);

    private List<(Feature Feature, bool On)> Plan(IEnumerable<string> enabled, IEnumerable<string> enable, IEnumerable<string> disable)
    {
        var toDisable = disable.Select(Require).ToList();
        if (toDisable.FirstOrDefault(feature => _catalog.AlwaysOn.Contains(feature)) is { } always)
            throw new RuleViolationException("feature.always-on", $"The feature {always.Id} is on in every tenant and can't be switched off.");
        var toEnable = enable.Select(Require).ToList();
        var on = new HashSet<string>(enabled, StringComparer.OrdinalIgnoreCase);
        var changes = new List<(Feature Feature, bool On)>();
        foreach (var feature in toDisable.SelectMany(f => _catalog.Dependents(f, FeatureSet.Of(on)).Append(f)).Distinct().ToList())
        {
            if (on.Remove(feature.Id))
                changes.Add((feature, false));
        }

        var limit = _profiles.LimitOf(_current.Tenant.FeatureProfiles);
        foreach (var feature in toEnable)
            limit.Require(feature, _catalog, needed => on.Contains(needed.Id));
        foreach (var feature in toEnable.SelectMany(_catalog.WithDependencies).Distinct())
        {
            if (!_catalog.AlwaysOn.Contains(feature) && on.Add(feature.Id))
                changes.Add((feature, true));
        }

        if (!_actor.PermissionsIn(_current.Tenant).IsAll && changes.Select(change => change.Feature).FirstOrDefault(IsOfHost) is { } ofHost)
            throw new RuleViolationException("feature.of-host", $"The feature {ofHost.Id} is switched by administrators of the portal alone.");
        return changes;
    }

    private bool IsOfHost(Feature feature) => _catalog.Permissions.Any(permission => permission.IsOfHost && permission.Feature == feature);

    private Feature Require(string id) =>
        _catalog.Find(id) ?? throw new RuleViolationException("feature.unknown", $"There is no feature '{id}'.");
}
