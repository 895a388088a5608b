using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Roles;

/// <summary>The roles of this agency, and how many hold each.</summary>
internal static class ListRoles
{
    public const string Path = "/admin/peran";

    internal static void Map(FeatureRoutes routes) => routes.MapGet(Path, HandleAsync).RequirePermission(IdentityModule.ViewPeople);

    private static async Task<RazorComponentResult<RolesPage>> HandleAsync(
        TenantRoles roles, AccountsDbContext db, CurrentTenant current, CancellationToken cancellationToken)
    {
        var tenant = current.Tenant.Id;
        var holders = await db.Memberships.Where(m => m.TenantId == tenant).GroupBy(m => m.Role)
            .Select(group => new { Role = group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Role, one => one.Count,
                cancellationToken);
        return new RazorComponentResult<RolesPage>(new
        {
            Roles = (IReadOnlyList<HeldRole>)[.. (await roles.ListAsync(current.Tenant, cancellationToken))
                .Select(role => new HeldRole(role, holders.GetValueOrDefault(role.Name)))],
        });
    }
}

/// <summary>A role, and how many hold it.</summary>
public sealed record HeldRole(TenantRole Role, int Holders);
