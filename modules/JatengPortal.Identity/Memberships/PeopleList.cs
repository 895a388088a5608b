using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Memberships;

/// <summary>Who has roles in a tenant. Found from the tenant's own memberships, so that it costs nothing how many accounts the portal
/// has. Scoped.</summary>
internal sealed class PeopleList(AccountsDbContext db)
{
    /// <summary>A page, by name.</summary>
    /// <param name="tenant">Where.</param>
    /// <param name="search">Words of names and address; empty for all.</param>
    /// <param name="role">Only who holds it; empty for all.</param>
    /// <param name="after">Begins after this account; null for the first page.</param>
    /// <param name="size">At most this many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Person>> ReadAsync(
        Tenant tenant, string search, string role, Guid? after, int size, CancellationToken cancellationToken)
    {
        var here = db.Memberships.Where(m => m.TenantId == tenant.Id);
        var holders = (role.Length == 0 ? here : here.Where(m => m.Role == role)).Select(m => m.AccountId);
        var accounts = await db.Accounts.AsNoTracking().Where(account => holders.Contains(account.Id)).Matching(search)
            .PageAsync(db, after, size, cancellationToken);
        var ids = accounts.Select(account => account.Id).ToList();
        var roles = (await here.Where(m => ids.Contains(m.AccountId)).ToListAsync(cancellationToken)).ToLookup(m => m.AccountId, m =>
            m.Role);
        return [.. accounts.Select(account => new Person(account, [.. roles[account.Id].Order(StringComparer.CurrentCulture)]))];
    }
}
