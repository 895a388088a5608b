using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Memberships;

/// <summary>Gives roles and takes them. Nobody can give, or take, what they don't hold themselves. Scoped.</summary>
internal sealed class MembershipRegister(
    HostConnection host, AccountsDbContext db, TenantRoles roles, CurrentAccount current, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="RuleViolationException"><c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<bool> GrantAsync(PortalAccount account, Tenant tenant, string role, CancellationToken cancellationToken)
    {
        await RequireHeldAsync(tenant, role, cancellationToken);
        await using var transaction = await host.BeginAsync(cancellationToken);
        if (await db.Memberships.AnyAsync(m => m.AccountId == account.Id && m.TenantId == tenant.Id && m.Role == role, cancellationToken))
            return false;
        db.Memberships.Add(new Membership { AccountId = account.Id, TenantId = tenant.Id, Role = role, SinceUtc = clock.GetUtcNow().UtcDateTime });
        await NoteAsync("membership.granted", account, tenant, role, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <exception cref="RuleViolationException"><c>role.unknown</c>, <c>permission.missing</c></exception>
    public async Task<bool> RevokeAsync(PortalAccount account, Tenant tenant, string role, CancellationToken cancellationToken)
    {
        await RequireHeldAsync(tenant, role, cancellationToken);
        await using var transaction = await host.BeginAsync(cancellationToken);
        var revoked = await db.Memberships.Where(m => m.AccountId == account.Id && m.TenantId == tenant.Id && m.Role == role)
            .ExecuteDeleteAsync(cancellationToken);
        if (revoked > 0)
            await NoteAsync("membership.revoked", account, tenant, role, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return revoked > 0;
    }

    private async Task RequireHeldAsync(Tenant tenant, string role, CancellationToken cancellationToken)
    {
        var found = (await roles.ListAsync(tenant, cancellationToken)).FirstOrDefault(one => one.Name == role)
            ?? throw new RuleViolationException("role.unknown", $"{tenant.Name} has no role '{role}'.");
        if (!current.Permissions.Covers(found.Permissions))
            throw new RuleViolationException("permission.missing", $"The role {role} allows more than you may do yourself, so you can't give or take it.");
    }

    private Task NoteAsync(string action, PortalAccount account, Tenant tenant, string role, CancellationToken cancellationToken) =>
        audit.RecordAsync(host, new AuditFact(action, account.UserName!) { After = new { Tenant = tenant.Name, Role = role } }, cancellationToken);
}
