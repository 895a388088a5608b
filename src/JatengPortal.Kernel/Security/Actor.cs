using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Security;

/// <summary>
/// Who acts, across the scopes that one piece of work opens: a recipe that a person runs in many tenants is that person's doing in each.
/// A singleton; what it knows flows with the work, not with the process.
/// </summary>
public sealed class Actor
{
    private readonly AsyncLocal<ActingAccount?> _current = new();

    /// <summary>Null for what the portal does by itself.</summary>
    public ActingAccount? Current => _current.Value;

    /// <summary>From here on, in this piece of work, it is this one who acts.</summary>
    public void Set(ActingAccount? acting) => _current.Value = acting;

    /// <summary>What whoever acts holds in a tenant: everything where the portal acts by itself; of others, only what is known of that
    /// tenant.</summary>
    internal PermissionSet PermissionsIn(Tenant tenant) => Current switch
    {
        null => PermissionSet.All,
        { Account.IsHostAdministrator: true } => PermissionSet.All,
        { } acting when acting.Tenant == tenant.Id => acting.Permissions,
        _ => PermissionSet.None,
    };
}

/// <summary>Who acts, and from where.</summary>
/// <param name="Account">The person, or the command line.</param>
/// <param name="Origin">IP address, or name of the machine.</param>
public sealed record ActingAccount(Account Account, string Origin)
{
    /// <summary>The tenant of the request that the work began with; null for none.</summary>
    public Guid? Tenant { get; internal init; }

    /// <summary>What is held there.</summary>
    internal PermissionSet Permissions { get; init; } = PermissionSet.None;
}
