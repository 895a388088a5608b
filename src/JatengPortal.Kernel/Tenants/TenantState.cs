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

    /// <summary>On its way out: exported, closed for good, its database perhaps gone already. Only its removal can go on.</summary>
    Removing = 3,

    /// <summary>
    /// Gone. The host keeps its row under another name, so that every process notices, and so that whoever still has messages for it
    /// learns that nobody will take them. Seen by nobody else.
    /// </summary>
    Removed = 4,
}
