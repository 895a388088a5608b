using System.Collections.Frozen;
using JatengPortal.Kernel.Modules;

namespace JatengPortal.Kernel.Security;

/// <summary>Permissions that are held, with all that they imply. Immutable.</summary>
public sealed class PermissionSet
{
    private readonly FrozenSet<Permission>? _held;

    private PermissionSet(FrozenSet<Permission>? held) => _held = held;

    /// <summary>None at all.</summary>
    public static PermissionSet None { get; } = new(FrozenSet<Permission>.Empty);

    /// <summary>Each that there is, those of the host included.</summary>
    public static PermissionSet All { get; } = new(null);

    /// <summary>The permissions of these ids with what they imply; ids that no module declares count for nothing.</summary>
    public static PermissionSet Of(IEnumerable<string> ids, ModuleCatalog catalog)
    {
        var held = new HashSet<Permission>();
        var open = new Stack<string>(ids);
        while (open.TryPop(out var id))
        {
            // Those of the host come with being its administrator, and with no role.
            if (catalog.FindPermission(id) is not { IsOfHost: false } permission || !held.Add(permission))
                continue;
            foreach (var implied in permission.Implies)
                open.Push(implied);
        }

        return new PermissionSet(held.ToFrozenSet());
    }

    /// <summary>Whether it is <see cref="All"/>.</summary>
    public bool IsAll => _held is null;

    /// <summary>Whether it is held.</summary>
    public bool Contains(Permission permission) => _held is null || _held.Contains(permission);

    /// <summary>Whether the one of that id, ignoring case, is held.</summary>
    internal bool Contains(string id) => _held is null || _held.Any(permission => permission.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether each of the other set is held.</summary>
    public bool Covers(PermissionSet other) => _held is null || (other._held is not null && other._held.All(_held.Contains));
}
