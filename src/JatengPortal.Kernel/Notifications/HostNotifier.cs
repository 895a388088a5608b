using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Notifications;

/// <summary>Tells people of what was done outside a tenant's own transaction, such as in the host's database: right after it is done.</summary>
/// <remarks>A process that dies between the two leaves it untold; what belongs to a tenant uses <see cref="Notifier"/> in its transaction.</remarks>
public sealed class HostNotifier
{
    private readonly TenantScopes _scopes;

    internal HostNotifier(TenantScopes scopes) => _scopes = scopes;

    /// <summary>Tells, in a transaction of the tenant that it is about.</summary>
    public async Task TellAsync(Tenant tenant, Notification notification, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.Open(tenant);
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<Notifier>().TellAsync(notification, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
