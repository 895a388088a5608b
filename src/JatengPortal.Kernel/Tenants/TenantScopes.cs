using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tenants;

/// <summary>Opens scopes for tenants, for work outside a request. Singleton.</summary>
public sealed class TenantScopes(IServiceScopeFactory scopes)
{
    /// <summary>A scope whose contexts are connected to the tenant's database. Dispose of it asynchronously.</summary>
    public AsyncServiceScope Open(Tenant tenant)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return scope;
    }
}
