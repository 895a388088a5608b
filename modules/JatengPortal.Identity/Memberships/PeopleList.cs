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
    /// <param name="filter">Who.</param>
    /// <param name="after">Begins after this account; null for the first page.</param>
    /// <param name="size">At most this many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Person>> ReadAsync(Tenant tenant, PeopleFilter filter, Guid? after, int size, CancellationToken cancellationToken)
    {
        var here = db.Memberships.Where(m => m.TenantId == tenant.Id);
        var holders = (filter.Role.Length == 0 ? here : here.Where(m => m.Role == filter.Role)).Select(m => m.AccountId);
        var all = db.Accounts.AsNoTracking().Where(account => holders.Contains(account.Id));
        if (filter.IsInvited)
            all = all.Where(account => account.PasswordHash == null && account.LastSignInUtc == null && account.ClosedUtc == null);
        var accounts = await all.Matching(filter.Search).PageAsync(db, after, size, cancellationToken);
        var ids = accounts.Select(account => account.Id).ToList();
        var roles = (await here.Where(m => ids.Contains(m.AccountId)).ToListAsync(cancellationToken)).ToLookup(m => m.AccountId, m =>
            m.Role);
        return [.. accounts.Select(account => new Person(account, [.. roles[account.Id].Order(StringComparer.CurrentCulture)]))];
    }
}

/// <summary>Which people to list.</summary>
/// <param name="Search">Words of names and address; empty for all.</param>
/// <param name="Role">Only who holds it; empty for all.</param>
/// <param name="IsInvited">Only who has not taken up the invitation yet.</param>
public sealed record PeopleFilter(string Search, string Role, bool IsInvited)
{
    internal bool IsEmpty => Search.Length + Role.Length == 0 && !IsInvited;
}
