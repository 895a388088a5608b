using System.Reflection;
using JatengPortal.Kernel.Modules;

namespace JatengPortal.Architecture.Tests;

/// <summary>The portal's assemblies.</summary>
internal static class Portal
{
    public static Assembly Kernel { get; } = typeof(PortalModule).Assembly;

    public static Assembly Web { get; } = typeof(Program).Assembly;

    public static ModuleCatalog Catalog { get; } = ModuleCatalog.FromReferences(Web);

    public static IReadOnlyList<Assembly> Modules { get; } = [.. Catalog.Modules.Select(module => module.GetType().Assembly)];

    public static IReadOnlyList<Assembly> Themes { get; } = [.. Catalog.Themes.Select(theme => theme.GetType().Assembly)];

    public static IEnumerable<Assembly> All => [Kernel, Web, .. Modules, .. Themes];

    public static IEnumerable<string> ReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("JatengPortal.", StringComparison.Ordinal));
}
