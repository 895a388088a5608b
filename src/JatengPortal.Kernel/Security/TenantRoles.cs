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
public sealed record TenantRole(string Name, string Description, PermissionSet Permissions, bool RequiresSecondFactor);

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

    private TenantRole Read(RoleRow row) =>
        new(row.Name, row.Description, PermissionSet.Of(RoleRow.Read(row.Permissions), _catalog), row.RequiresSecondFactor);
}
