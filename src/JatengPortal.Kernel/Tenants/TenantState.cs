namespace JatengPortal.Kernel.Tenants;

/// <summary>Where a tenant is in its life.</summary>
public enum TenantState
{
    /// <summary>Known, but its recipe has not run to its end yet: its addresses answer 503.</summary>
    Uninitialised = 0,

    /// <summary>Serving.</summary>
    Running = 1,

    /// <summary>Closed for a while by the host administrator: its addresses answer 503, its data stays.</summary>
    Suspended = 2,
}
