using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Security;

/// <summary>Who acts in a scope, and what they may do in its tenant. Scoped; nobody until it is known.</summary>
/// <remarks>The one permission check: endpoints, components and the command line ask it.</remarks>
public sealed class CurrentAccount
{
    private readonly CurrentTenant _current;
    private PermissionSet _permissions = PermissionSet.None;

    internal CurrentAccount(CurrentTenant current) => _current = current;

    /// <summary>Null for the public, and for what the portal does by itself.</summary>
    public Account? Account { get; private set; }

    /// <summary>How many notifications the person hasn't read; 0 where the page isn't for signed-in people.</summary>
    public int UnreadNotifications { get; internal set; }

    /// <summary>What is held in this tenant.</summary>
    public PermissionSet Permissions => _permissions;

    /// <summary>Whether anything at all is held here.</summary>
    public bool AllowsAnything => !PermissionSet.None.Covers(_permissions);

    /// <summary>Whether this permission is held here. Those of a feature that is off are nobody's.</summary>
    public bool Allows(Permission permission) =>
        _permissions.Contains(permission) && (permission.IsOfHost || _current.Tenant.Features.Contains(permission.Feature));

    /// <exception cref="RuleViolationException"><c>permission.missing</c></exception>
    public void Require(Permission permission)
    {
        if (!Allows(permission))
            throw new RuleViolationException("permission.missing", $"This needs the permission {permission.Id}.");
    }

    /// <summary>From here on it is this one who acts in the scope: for verbs, and for work that somebody began in another scope.</summary>
    public void Set(Account account, PermissionSet permissions) => (Account, _permissions) = (account, permissions);
}
