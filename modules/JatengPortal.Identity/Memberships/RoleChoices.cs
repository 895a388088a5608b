using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Identity.Memberships;

/// <summary>The roles of a tenant, for somebody to choose among; those that allow more than the person may do are shown and can't be
/// chosen.</summary>
internal static class RoleChoices
{
    public static IReadOnlyList<Choice> For(CurrentAccount current, IEnumerable<TenantRole> roles) =>
    [
        .. roles.Select(role => new Choice(role.Name, role.Name)
        {
            Hint = current.Permissions.Covers(role.Permissions) ? role.Description : Texts.Role_beyond_yours,
            IsDisabled = !current.Permissions.Covers(role.Permissions),
        }),
    ];
}
