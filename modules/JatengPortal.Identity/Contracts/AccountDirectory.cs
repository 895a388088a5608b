using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Contracts;

/// <summary>Somebody with an account that is open.</summary>
/// <param name="Id">Of the account.</param>
/// <param name="DisplayName">What others see.</param>
/// <param name="Email">Null for none.</param>
public sealed record Addressee(Guid Id, string DisplayName, string? Email);

/// <summary>Finds the people whom something is for. Scoped.</summary>
public sealed class AccountDirectory
{
    private readonly AccountsDbContext _db;
    private readonly TenantRoles _roles;

    internal AccountDirectory(AccountsDbContext db, TenantRoles roles)
    {
        _db = db;
        _roles = roles;
    }

    /// <summary>Everybody who holds the permission by a role in the tenant, by account; administrators of the host only where they have such a role.</summary>
    /// <param name="tenant">Where.</param>
    /// <param name="permission">Which one.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Addressee>> HoldersAsync(Tenant tenant, Permission permission, int most, CancellationToken cancellationToken)
    {
        var roles = (await _roles.ListAsync(tenant, cancellationToken)).Where(role => role.Permissions.Contains(permission)).Select(role => role.Name).ToList();
        if (roles.Count == 0)
            return [];
        return await _db.Accounts.AsNoTracking()
            .Where(account => account.ClosedUtc == null
                && _db.Memberships.Any(m => m.TenantId == tenant.Id && roles.Contains(m.Role) && m.AccountId == account.Id))
            .OrderBy(account => account.Id).Take(most)
            .Select(account => new Addressee(account.Id, account.DisplayName, account.Email)).ToListAsync(cancellationToken);
    }

    /// <summary>Those of these accounts that are open.</summary>
    public async Task<IReadOnlyList<Addressee>> FindAsync(IReadOnlyCollection<Guid> accounts, CancellationToken cancellationToken) =>
        accounts.Count == 0 ? [] : await _db.Accounts.AsNoTracking().Where(account => account.ClosedUtc == null && accounts.Contains(account.Id))
            .Select(account => new Addressee(account.Id, account.DisplayName, account.Email)).ToListAsync(cancellationToken);
}
