using System.Text.Json;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Security;

/// <summary>What a role is to be.</summary>
/// <param name="Description">At most 300 characters; may be empty.</param>
/// <param name="Permissions">Ids of permissions.</param>
/// <param name="RequiresSecondFactor">Whether a password alone is not enough for it.</param>
public sealed record RoleDraft(string Description, IReadOnlyCollection<string> Permissions, bool RequiresSecondFactor);

/// <summary>
/// Makes, changes and removes roles of the scope's tenant, for whoever acts in the scope. Nobody puts into a role, or takes out of it,
/// what they don't hold themselves. Scoped.
/// </summary>
public sealed class RoleChanges
{
    /// <summary>Longest name of a role.</summary>
    public const int LongestName = 100;

    /// <summary>Longest description.</summary>
    public const int LongestDescription = 300;

    private readonly TenantDatabase _database;
    private readonly CurrentAccount _current;
    private readonly ModuleCatalog _catalog;
    private readonly IAuditTrail _audit;

    internal RoleChanges(TenantDatabase database, CurrentAccount current, ModuleCatalog catalog, IAuditTrail audit) =>
        (_database, _current, _catalog, _audit) = (database, current, catalog, audit);

    /// <summary>Whether the tenant has a role of that name.</summary>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        await _database.Context<TenantStateDbContext>().Roles.AnyAsync(role => role.Name == name, cancellationToken);

    /// <summary>Makes a role.</summary>
    /// <exception cref="RuleViolationException"><c>role.taken</c>, <c>role.refused</c>, <c>permission.missing</c></exception>
    public async Task CreateAsync(string name, RoleDraft draft, CancellationToken cancellationToken)
    {
        if (name.Trim() != name || name.Length is 0 or > LongestName || name.Any(char.IsControl))
            throw new RuleViolationException("role.refused", $"The name of a role has 1 to {LongestName} characters.");
        var permissions = Read(draft, keeping: []);
        RequireHeld(permissions);
        await using var transaction = await _database.BeginAsync(cancellationToken);
        var roles = _database.Context<TenantStateDbContext>().Roles;
        if (await roles.FindAsync([name], cancellationToken) is not null)
            throw new RuleViolationException("role.taken", $"There is a role '{name}' already.");
        roles.Add(new RoleRow
        {
            Name = name,
            Description = draft.Description,
            Permissions = JsonSerializer.Serialize(permissions),
            RequiresSecondFactor = draft.RequiresSecondFactor,
        });
        await NoteAsync("role.changed", name, null, new { Permissions = permissions, draft.Description, draft.RequiresSecondFactor },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Changes a role. Ids that it names already may stay, whoever holds them.</summary>
    /// <param name="name">Of the role.</param>
    /// <param name="version">The <see cref="TenantRole.Version"/> that was looked at.</param>
    /// <param name="draft">What it is to be.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RuleViolationException">
    /// <c>role.unknown</c>; <c>role.changed-meanwhile</c>: somebody else was faster; <c>role.refused</c>; <c>permission.missing</c>
    /// </exception>
    public async Task ChangeAsync(string name, long version, RoleDraft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await _database.BeginAsync(cancellationToken);
        var row = await RequireAsync(name, version, cancellationToken);
        var before = RoleRow.Read(row.Permissions);
        var after = Read(draft, before);
        RequireHeld([.. before.Except(after), .. after.Except(before)]);
        // What keeps others from using a role lightly is not for those to lift who could not give the role.
        if (row.RequiresSecondFactor != draft.RequiresSecondFactor)
            RequireHeld(before);
        await NoteAsync(
            "role.changed", name, new { Permissions = before, row.Description, row.RequiresSecondFactor },
            new { Permissions = after, draft.Description, draft.RequiresSecondFactor }, cancellationToken);
        row.Permissions = JsonSerializer.Serialize(after);
        row.Description = draft.Description;
        row.RequiresSecondFactor = draft.RequiresSecondFactor;
        row.Version++;
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Removes a role; who held it holds it no more. Joins the transaction of the scope where there is one.</summary>
    /// <param name="name">Of the role.</param>
    /// <param name="version">The <see cref="TenantRole.Version"/> that was looked at.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="RuleViolationException"><c>role.unknown</c>, <c>role.changed-meanwhile</c>, <c>permission.missing</c></exception>
    public async Task RemoveAsync(string name, long version, CancellationToken cancellationToken)
    {
        await using var transaction = await _database.BeginAsync(cancellationToken);
        var row = await RequireAsync(name, version, cancellationToken);
        var before = RoleRow.Read(row.Permissions);
        RequireHeld(before);
        _database.Context<TenantStateDbContext>().Roles.Remove(row);
        await NoteAsync("role.removed", name, new { Permissions = before, row.Description, row.RequiresSecondFactor }, null,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private string[] Read(RoleDraft draft, IReadOnlyCollection<string> keeping)
    {
        if (draft.Description.Length > LongestDescription)
            throw new RuleViolationException("role.refused", $"The description of a role has at most {LongestDescription} characters.");
        foreach (var id in draft.Permissions.Except(keeping))
        {
            if (_catalog.FindPermission(id) is not { IsOfHost: false })
                throw new RuleViolationException("role.refused", $"No role can have the permission '{id}'.");
        }

        return [.. draft.Permissions.Distinct().Order(StringComparer.Ordinal)];
    }

    private void RequireHeld(IEnumerable<string> ids)
    {
        if (!_current.Permissions.Covers(PermissionSet.Of(ids, _catalog)))
            throw new RuleViolationException("permission.missing", "The role would allow, or loses, more than you may do yourself.");
    }

    private async Task<RoleRow> RequireAsync(string name, long version, CancellationToken cancellationToken)
    {
        var row = await _database.Context<TenantStateDbContext>().Roles.FindAsync([name], cancellationToken)
            ?? throw new RuleViolationException("role.unknown", $"There is no role '{name}' any more.");
        return row.Version == version
            ? row
            : throw new RuleViolationException("role.changed-meanwhile", $"Somebody else has changed the role '{name}' in the meantime.");
    }

    private Task NoteAsync(string action, string role, object? before, object? after, CancellationToken cancellationToken) =>
        _audit.RecordAsync(_database, new AuditFact(action, role) { Before = before, After = after }, cancellationToken);
}
