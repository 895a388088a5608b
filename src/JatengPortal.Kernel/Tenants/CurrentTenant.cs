namespace JatengPortal.Kernel.Tenants;

/// <summary>The tenant of a scope: of a request, or of work outside of one.</summary>
public sealed class CurrentTenant
{
    private Tenant? _tenant;

    /// <exception cref="InvalidOperationException">The scope belongs to no tenant. There is no default one.</exception>
    public Tenant Tenant => _tenant ?? throw new InvalidOperationException("This scope belongs to no tenant.");

    /// <summary>Whether the scope belongs to a tenant.</summary>
    public bool IsKnown => _tenant is not null;

    internal void Set(Tenant tenant)
    {
        if (_tenant is not null && _tenant.Id != tenant.Id)
            throw new InvalidOperationException("A scope never changes its tenant.");
        _tenant = tenant;
    }
}
