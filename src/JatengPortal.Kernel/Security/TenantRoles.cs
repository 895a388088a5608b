using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Security;

/// <summary>A role of a tenant (peran).</summary>
/// <param name="Name">Unique in the tenant, 1 to 100 characters.</param>
/// <param name="Description">What people with this role do; may be empty.</param>
/// <param name="Permissions">What it allows, with all that is implied.</param>
/// <param name="RequiresSecondFactor">Whether a password alone is not enough for it.</param>
public sealed record TenantRole(string Name, string Description, PermissionSet Permissions, bool RequiresSecondFactor)
{
    /// <summary>Ids of the permissions that it names, without what they imply; those that no module declares any more stay among
    /// them.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Moves with every change.</summary>
    public long Version { get; init; }
}

/// <summary>The roles that tenants define, by recipe or in their administration area.</summary>
public sealed class TenantRoles
{
    private readonly TenantScopes _scopes;
    private readonly ModuleCatalog _catalog;

    internal TenantRoles(TenantScopes scopes, ModuleCatalog catalog)
    {
        _scopes = scopes;
        _catalog = catalog;
    }

    /// <summary>Every role of a tenant, by name.</summary>
    public async Task<IReadOnlyList<TenantRole>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open(tenant);
        var roles = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>().Roles;
        return [.. (await roles.AsNoTracking().OrderBy(role => role.Name).ToListAsync(cancellationToken)).Select(Read)];
    }

    /// <summary>The role of that name; null where the tenant has none.</summary>
    public async Task<TenantRole?> FindAsync(Tenant tenant, string name, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open(tenant);
        var roles = scope.ServiceProvider.GetRequiredService<TenantDatabase>().Context<TenantStateDbContext>().Roles;
        return await roles.AsNoTracking().FirstOrDefaultAsync(role => role.Name == name, cancellationToken) is { } row ? Read(row) : null;
    }

    private TenantRole Read(RoleRow row)
    {
        var named = RoleRow.Read(row.Permissions);
        return new TenantRole(row.Name, row.Description, PermissionSet.Of(named, _catalog), row.RequiresSecondFactor) { Named = named,
            Version = row.Version };
    }
}
