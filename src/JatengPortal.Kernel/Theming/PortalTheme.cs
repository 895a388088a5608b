using Microsoft.AspNetCore.Components;

namespace JatengPortal.Kernel.Theming;

/// <summary>How tenants look: replacements for named components of the kernel and of modules. An assembly may declare one.</summary>
/// <remarks>Needs a public parameterless constructor.</remarks>
public abstract class PortalTheme
{
    private readonly Dictionary<Type, Type> _replacements = [];

    /// <summary>Dotted name, such as <c>JatengPortal.Theme.Public</c>; recipes name it in the <c>themes</c> step.</summary>
    public abstract string Id { get; }

    /// <summary>The Indonesian name that administrators read.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether it dresses the administration area of every tenant, instead of the public pages of those that choose it. There is one:
    /// what it replaces, no public theme does.
    /// </summary>
    public virtual bool IsOfAdministration => false;

    /// <summary>The component that stands in for <paramref name="component"/>; the component itself where the theme leaves it.</summary>
    public Type Resolve(Type component) => _replacements.GetValueOrDefault(component, component);

    /// <summary>Lets <typeparamref name="TReplacement"/> be made wherever <typeparamref name="TComponent"/> is asked for.</summary>
    /// <remarks>The replacement has to accept the parameters that the original is given.</remarks>
    protected void Replace<TComponent, TReplacement>()
        where TComponent : IComponent
        where TReplacement : IComponent =>
        _replacements[typeof(TComponent)] = typeof(TReplacement);
}
