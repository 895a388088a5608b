using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Components;

namespace JatengPortal.Kernel.Theming;

/// <summary>
/// Makes the components of a page: those that the theme of the administration replaces, as it has them, in every tenant; others as the
/// tenant's own theme has them. Scoped: the theme is that of the request's tenant.
/// </summary>
internal sealed class ThemeActivator(CurrentTenant current, ModuleCatalog catalog) : IComponentActivator
{
    private readonly PortalTheme? _administration = catalog.AdministrationTheme;
    private readonly PortalTheme? _theme = current.IsKnown ? catalog.FindTheme(current.Tenant.Theme) ?? catalog.DefaultTheme : catalog.DefaultTheme;

    public IComponent CreateInstance(Type componentType) => (IComponent)Activator.CreateInstance(Resolve(componentType))!;

    private Type Resolve(Type component)
    {
        var administration = _administration?.Resolve(component) ?? component;
        return administration != component ? administration : _theme?.Resolve(component) ?? component;
    }
}
