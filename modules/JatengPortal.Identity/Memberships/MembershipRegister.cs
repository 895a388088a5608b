using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Memberships;

/// <summary>Gives roles and takes them. Nobody can give, or take, what they don't hold themselves. Scoped.</summary>
internal sealed class MembershipRegister(
    HostConnection host, AccountsDbContext db, TenantRoles roles, CurrentAccount current, MembershipNotes notes, TimeProvider clock)
{
    /// <summary>The roles that an account holds in a tenant, by name.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(Guid account, Tenant tenant, CancellationToken cancellationToken) =>
        await db.Memberships.Where(m => m.AccountId == account && m.TenantId == tenant.Id).Select(m => m.Role).Order()
            .ToListAsync(cancellationToken);

    /// <exception cref="RuleViolationException"><c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<bool> GrantAsync(PortalAccount account, Tenant tenant, string role, CancellationToken cancellationToken) =>
        await ChangeAsync(account, tenant, add: [role], remove: [], cancellationToken) > 0;

    /// <exception cref="RuleViolationException"><c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<bool> RevokeAsync(PortalAccount account, Tenant tenant, string role, CancellationToken cancellationToken) =>
        await ChangeAsync(account, tenant, add: [], remove: [role], cancellationToken) > 0;

    /// <summary>Gives and takes roles in one transaction.</summary>
    /// <returns>How many were given or taken.</returns>
    /// <exception cref="RuleViolationException"><c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<int> ChangeAsync(
        PortalAccount account, Tenant tenant, IReadOnlyCollection<string> add, IReadOnlyCollection<string> remove,
            CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        // Within the transaction: a role that goes in the meantime takes its members along right after it, and would find this one.
        await RequireHeldAsync(tenant, [.. add, .. remove], cancellationToken);
        var held = await RolesAsync(account.Id, tenant, cancellationToken);
        var changed = 0;
        foreach (var role in add.Except(held))
        {
            db.Memberships.Add(new Membership { AccountId = account.Id, TenantId = tenant.Id, Role = role,
                SinceUtc = clock.GetUtcNow().UtcDateTime });
            await notes.NoteAsync(transaction, new AuditedMembership("membership.granted", account.UserName!, role), tenant, cancellationToken);
            changed++;
        }

        foreach (var role in remove.Intersect(held))
        {
            await db.Memberships.Where(m => m.AccountId == account.Id && m.TenantId == tenant.Id && m.Role == role)
                .ExecuteDeleteAsync(cancellationToken);
            await notes.NoteAsync(transaction, new AuditedMembership("membership.revoked", account.UserName!, role), tenant, cancellationToken);
            changed++;
        }

        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    /// <summary>Nobody holds this role in the tenant any more.</summary>
    /// <param name="tenant">Where.</param>
    /// <param name="role">Name of it.</param>
    /// <param name="untilUtc">Only who was given it until then; null for everybody.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task EndAllAsync(Guid tenant, string role, DateTime? untilUtc, CancellationToken cancellationToken)
    {
        // Under the lock of the host's writers: whoever is giving the role right now is through before, and found.
        await using var transaction = await host.BeginAsync(cancellationToken);
        var ended = db.Memberships.Where(m => m.TenantId == tenant && m.Role == role);
        if (untilUtc is { } until)
            ended = ended.Where(m => m.SinceUtc <= until);
        await ended.ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RequireHeldAsync(Tenant tenant, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var all = await roles.ListAsync(tenant, cancellationToken);
        foreach (var name in names)
        {
            var role = all.FirstOrDefault(one => one.Name == name)
                ?? throw new RuleViolationException("role.unknown", $"{tenant.Name} has no role '{name}'.");
            if (!current.Permissions.Covers(role.Permissions))
                throw new RuleViolationException("permission.missing",
                    $"The role {name} allows more than you may do yourself, so you can't give or take it.");
        }
    }
}
