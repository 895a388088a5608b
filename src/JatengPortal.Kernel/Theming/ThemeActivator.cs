using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Components;

namespace JatengPortal.Kernel.Theming;

/// <summary>Makes the components of a page, each as the tenant's theme has it. Scoped: the theme is that of the request's tenant.</summary>
internal sealed class ThemeActivator(CurrentTenant current, ModuleCatalog catalog) : IComponentActivator
{
    private readonly PortalTheme? _theme = current.IsKnown ? catalog.FindTheme(current.Tenant.Theme) ?? catalog.DefaultTheme : catalog.DefaultTheme;

    public IComponent CreateInstance(Type componentType) => (IComponent)Activator.CreateInstance(_theme?.Resolve(componentType) ?? componentType)!;
}
