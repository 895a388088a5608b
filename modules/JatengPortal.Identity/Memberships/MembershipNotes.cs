using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Identity.Memberships;

/// <summary>A role that somebody was given or lost.</summary>
/// <param name="Action">Of the trail.</param>
/// <param name="UserName">Who.</param>
/// <param name="Role">Which.</param>
internal sealed record AuditedMembership(string Action, string UserName, string Role);

/// <summary>
/// Notes who was given which role: in the host's trail with the change, and right after it in that of the tenant, whose administrators
/// read no other. A crash in between leaves it in the host's alone.
/// </summary>
internal sealed partial class MembershipNotes(HostConnection host, IAuditTrail audit, TenantScopes scopes, ILogger<MembershipNotes> logger)
{
    public async Task NoteAsync(HostTransaction transaction, AuditedMembership change, Tenant tenant, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(
            host, new AuditFact(change.Action, change.UserName) { After = new { Tenant = tenant.Name, change.Role } }, cancellationToken);
        transaction.Afterwards(() => NoteInTenantAsync(change, tenant));
    }

    private async Task NoteInTenantAsync(AuditedMembership change, Tenant tenant)
    {
        try
        {
            await using var scope = scopes.Open(tenant);
            await audit.RecordAsync(
                scope.ServiceProvider.GetRequiredService<TenantDatabase>(),
                new AuditFact(change.Action, change.UserName) { After = new { change.Role } }, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The change itself stands, and the host's trail tells of it.
            LogFailed(logger, exception, change.UserName, tenant.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A change of {UserName}'s roles could not be noted in the trail of {Tenant}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string userName, string tenant);
}
