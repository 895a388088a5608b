using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Offices;

/// <summary>The agencies where somebody can work, by title. What it costs follows the roles that the person has, not how many agencies
/// there are. Scoped.</summary>
internal sealed class OfficeList(AccountsDbContext db, HostDatabase host, TenantRegistry registry)
{
    /// <summary>A page of them; host administrators have all.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="search">Part of the title or name; empty for all.</param>
    /// <param name="after">Begins after this tenant; null for the first page.</param>
    /// <param name="size">At most this many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Office>> ReadAsync(
        PortalAccount account, string search, Tenant? after, int size, CancellationToken cancellationToken)
    {
        var tenants = account.IsHostAdministrator
            ? [.. (await host.ListTenantsAsync(search, [TenantState.Running], after, size, cancellationToken))
                .Select(registry.Find).OfType<Tenant>()]
            : await OwnAsync(account, search, after, size, cancellationToken);
        var ids = tenants.Select(tenant => tenant.Id).ToList();
        var roles = (await db.Memberships.Where(m => m.AccountId == account.Id && ids.Contains(m.TenantId)).ToListAsync(cancellationToken))
            .ToLookup(m => m.TenantId, m => m.Role);
        return [.. tenants.Select(tenant => new Office(tenant, [.. roles[tenant.Id].Order(StringComparer.CurrentCulture)]))];
    }

    private async Task<IReadOnlyList<Tenant>> OwnAsync(PortalAccount account, string search, Tenant? after, int size,
        CancellationToken cancellationToken)
    {
        var ids = await db.Memberships.Where(m => m.AccountId == account.Id).Select(m => m.TenantId).Distinct()
            .ToListAsync(cancellationToken);
        var words = search.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. ids.Select(registry.Find).OfType<Tenant>().Where(tenant => tenant.State == TenantState.Running)
                .Where(tenant => words.All(word => tenant.Title.Contains(word, StringComparison.CurrentCultureIgnoreCase)
                    || tenant.Name.Contains(word, StringComparison.Ordinal)))
                .Where(tenant => after is null || Compare(tenant, after) > 0)
                .Order(Comparer<Tenant>.Create(Compare)).Take(size),
        ];
    }

    private static int Compare(Tenant one, Tenant other) =>
        StringComparer.CurrentCultureIgnoreCase.Compare(one.Title, other.Title) is var order and not 0 ? order : one.Id.CompareTo(other.Id);
}
