using JatengPortal.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Auditing;

/// <summary>Notes what the kernel itself has done to a tenant in the host's trail, once it is done.</summary>
internal sealed class HostAudit(IServiceScopeFactory scopes, IAuditTrail trail)
{
    public async Task RecordAsync(AuditFact fact, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await trail.RecordAsync(scope.ServiceProvider.GetRequiredService<HostConnection>(), fact, cancellationToken);
    }
}
