using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Theme.Admin.Frame;

namespace JatengPortal.Theme.Admin;

/// <summary>How editors and administrators see every agency, whatever its public theme is.</summary>
public sealed class AdminTheme : PortalTheme
{
    /// <summary>Replaces the kernel's plain frame; screens keep their markup and get their looks from the stylesheet.</summary>
    public AdminTheme() => Replace<AdminLayout, StaffLayout>();

    /// <inheritdoc />
    public override string Id => "JatengPortal.Theme.Admin";

    /// <inheritdoc />
    public override string Name => "Tema administrasi";

    /// <inheritdoc />
    public override bool IsOfAdministration => true;
}
