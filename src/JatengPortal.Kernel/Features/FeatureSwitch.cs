using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
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
    private readonly IAuditTrail _audit;

    internal FeatureSwitch(TenantDatabase database, ModuleCatalog catalog, FeatureProfiles profiles, CurrentTenant current, IAuditTrail audit)
    {
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
    /// <exception cref="RuleViolationException"><c>feature.unknown</c>, <c>feature.always-on</c>, <c>feature.not-allowed</c></exception>
    public async Task<IReadOnlyList<(Feature Feature, bool On)>> ChangeAsync(
        IEnumerable<string> enable, IEnumerable<string> disable, CancellationToken cancellationToken)
    {
        var toDisable = disable.Select(Require).ToList();
        if (toDisable.FirstOrDefault(feature => _catalog.AlwaysOn.Contains(feature)) is { } always)
            throw new RuleViolationException("feature.always-on", $"The feature {always.Id} is on in every tenant and can't be switched off.");
        var toEnable = enable.Select(Require).ToList();

        await using var transaction = await _database.BeginAsync(cancellationToken);
        var rows = await _database.Context<TenantStateDbContext>().Features.ToDictionaryAsync(
            row => row.FeatureId, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var changes = new List<(Feature, bool)>();
        foreach (var feature in toDisable.SelectMany(f => _catalog.Dependents(f, FeatureSet.Of(rows.Keys)).Append(f)).Distinct())
        {
            if (rows.Remove(feature.Id, out var row))
            {
                _database.Context<TenantStateDbContext>().Features.Remove(row);
                changes.Add((feature, false));
            }
        }

        var limit = _profiles.LimitOf(_current.Tenant.FeatureProfiles);
        foreach (var feature in toEnable)
            limit.Require(feature, _catalog, needed => rows.ContainsKey(needed.Id));
        foreach (var feature in toEnable.SelectMany(_catalog.WithDependencies).Distinct())
        {
            if (_catalog.AlwaysOn.Contains(feature) || rows.ContainsKey(feature.Id))
                continue;
            rows[feature.Id] = new EnabledFeature { FeatureId = feature.Id };
            _database.Context<TenantStateDbContext>().Features.Add(rows[feature.Id]);
            changes.Add((feature, true));
        }

        if (changes.Count > 0)
            transaction.ContentChanged();
        foreach (var (feature, on) in changes)
            await _audit.RecordAsync(_database, new AuditFact(on ? "feature.enabled" : "feature.disabled", feature.Id), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changes;
    }

    private Feature Require(string id) =>
        _catalog.Find(id) ?? throw new RuleViolationException("feature.unknown", $"There is no feature '{id}'.");
}
