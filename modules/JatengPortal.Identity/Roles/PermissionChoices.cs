using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Identity.Roles;

/// <summary>
/// The permissions that a role of this tenant can have, by feature. Who doesn't hold one sees it and can't choose it; those of features
/// that are off aren't shown, and a role keeps what it names of them. Scoped.
/// </summary>
internal sealed class PermissionChoices(ModuleCatalog catalog, CurrentTenant current, CurrentAccount acting)
{
    public IReadOnlyList<Choice> All =>
    [
        .. Offered.OrderBy(permission => permission.Feature.Name, StringComparer.CurrentCulture)
            .Select(permission => new Choice(permission.Id, permission.Name)
        {
            Group = permission.Feature.Name,
            Hint = HintOf(permission),
            IsDisabled = !MayChange(permission),
        }),
    ];

    /// <summary>What the role is to name: what was chosen, and of what it named already that which can't be chosen here.</summary>
    public IReadOnlyCollection<string> Join(IEnumerable<string> chosen, IEnumerable<string> named)
    {
        var changeable = Offered.Where(MayChange).Select(permission => permission.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. chosen.Concat(named.Where(id => !changeable.Contains(id))).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Ids that the role names and that aren't shown, because their feature is off or gone.</summary>
    public IReadOnlyList<string> Hidden(IEnumerable<string> named)
    {
        var shown = Offered.Select(permission => permission.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. named.Where(id => !shown.Contains(id)).Select(id => catalog.FindPermission(id)?.Name ?? id)];
    }

    /// <summary>In words, for whoever reads of a conflict.</summary>
    public string NamesOf(IEnumerable<string> ids) => string.Join(", ", ids
        .Select(id => catalog.FindPermission(id)?.Name ?? id).Order(StringComparer.CurrentCulture));

    private IEnumerable<Permission> Offered => catalog.Permissions.Where(permission => !permission.IsOfHost
        && current.Tenant.Features.Contains(permission.Feature));

    private bool MayChange(Permission permission) => acting.Permissions.Covers(PermissionSet.Of([permission.Id], catalog));

    private string? HintOf(Permission permission)
    {
        var implied = permission.Implies.Select(catalog.FindPermission).OfType<Permission>().Select(one => one.Name).ToList();
        var includes = implied.Count == 0 ? null : string.Format(null, Texts.Permission_includes, string.Join(", ", implied));
        return MayChange(permission) ? includes : string.Join(' ', new[] { includes, Texts.Permission_beyond_yours }.OfType<string>());
    }
}
