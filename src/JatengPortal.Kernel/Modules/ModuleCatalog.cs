using System.Reflection;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming;
using Microsoft.Extensions.DependencyModel;

namespace JatengPortal.Kernel.Modules;

/// <summary>All modules, features and themes of this process, in the order of their dependencies. Immutable.</summary>
public sealed class ModuleCatalog
{
    private readonly Dictionary<string, Feature> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Permission> _permissions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PortalTheme> _themes = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="modules">In any order.</param>
    /// <param name="themes">At least one public theme, for tenants that name none.</param>
    /// <exception cref="RuleViolationException">
    /// <c>feature.duplicate</c>, <c>feature.missing-dependency</c>, <c>feature.dependency-cycle</c>, <c>theme.duplicate</c>,
    /// <c>permission.duplicate</c>
    /// </exception>
    public ModuleCatalog(IEnumerable<PortalModule> modules, IEnumerable<PortalTheme> themes)
    {
        Modules = [.. modules];
        foreach (var feature in Modules.SelectMany(module => module.Features))
        {
            if (!_byId.TryAdd(feature.Id, feature))
                throw new RuleViolationException("feature.duplicate", $"Two modules declare the feature {feature.Id}.");
        }

        foreach (var theme in themes)
        {
            if (!_themes.TryAdd(theme.Id, theme))
                throw new RuleViolationException("theme.duplicate", $"Two assemblies declare the theme {theme.Id}.");
        }

        foreach (var permission in Modules.SelectMany(module => module.Permissions))
        {
            if (!_permissions.TryAdd(permission.Id, permission))
                throw new RuleViolationException("permission.duplicate", $"Two modules declare the permission {permission.Id}.");
        }

        Features = Order(_byId.Values);
        Themes = [.. _themes.Values];
        AdministrationTheme = Themes.FirstOrDefault(theme => theme.IsOfAdministration);
        AlwaysOn = FeatureSet.Of(Features.Where(feature => feature.IsAlwaysOn).SelectMany(WithDependencies).Select(f => f.Id));
    }

    /// <summary>Every module, as found.</summary>
    public IReadOnlyList<PortalModule> Modules { get; }

    /// <summary>Every feature, dependencies first.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Every theme.</summary>
    public IReadOnlyList<PortalTheme> Themes { get; }

    /// <summary>Every permission.</summary>
    public IReadOnlyCollection<Permission> Permissions => _permissions.Values;

    /// <summary>Those that tenants can choose for their public pages.</summary>
    public IEnumerable<PortalTheme> PublicThemes => Themes.Where(theme => !theme.IsOfAdministration);

    /// <summary>For tenants that name no theme, or one that is gone; null where there is none at all.</summary>
    public PortalTheme? DefaultTheme => PublicThemes.FirstOrDefault();

    /// <summary>
    /// That of the administration area, in every tenant; null where there is none. The first one: a plug-in can't put another in its place.
    /// </summary>
    public PortalTheme? AdministrationTheme { get; }

    /// <summary>What every tenant has, dependencies included.</summary>
    public FeatureSet AlwaysOn { get; }

    /// <summary>The modules and themes among the libraries that <paramref name="entry"/> was built with.</summary>
    public static ModuleCatalog FromReferences(Assembly entry)
    {
        var kernel = typeof(ModuleCatalog).Assembly.GetName().Name!;
        var context = DependencyContext.Load(entry)
            ?? throw new InvalidOperationException($"{entry.GetName().Name} was built without a dependency file.");
        var assemblies = context.RuntimeLibraries
            .Where(library => library.Dependencies.Any(dependency => dependency.Name == kernel))
            .SelectMany(library => library.GetDefaultAssemblyNames(context))
            .Select(Assembly.Load);
        return FromAssemblies(assemblies);
    }

    /// <summary>The modules and themes that the assemblies declare, at most one module each.</summary>
    public static ModuleCatalog FromAssemblies(IEnumerable<Assembly> assemblies)
    {
        var types = assemblies.Distinct().SelectMany(assembly => assembly.GetExportedTypes()).Where(type => !type.IsAbstract).ToList();
        return new ModuleCatalog(Create<PortalModule>(types), Create<PortalTheme>(types));
    }

    /// <summary>The feature of that id, ignoring case; null when no module declares it.</summary>
    public Feature? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The permission of that id, ignoring case; null when no module declares it.</summary>
    public Permission? FindPermission(string id) => _permissions.GetValueOrDefault(id);

    /// <summary>The public theme of that id, ignoring case; null when there is none.</summary>
    public PortalTheme? FindTheme(string id) => _themes.GetValueOrDefault(id) is { IsOfAdministration: false } theme ? theme : null;

    /// <summary>The feature and everything that it needs, dependencies first.</summary>
    public IEnumerable<Feature> WithDependencies(Feature feature)
    {
        var needed = new HashSet<Feature>();
        Collect(feature);
        return Features.Where(needed.Contains);

        void Collect(Feature one)
        {
            if (needed.Add(one))
            {
                foreach (var id in one.DependsOn)
                    Collect(_byId[id]);
            }
        }
    }

    /// <summary>The features among <paramref name="enabled"/> that need <paramref name="feature"/>, directly or not; dependents first.</summary>
    public IEnumerable<Feature> Dependents(Feature feature, FeatureSet enabled) =>
        Features.Reverse().Where(other => other != feature && enabled.Contains(other) && WithDependencies(other).Contains(feature));

    private static IEnumerable<T> Create<T>(IEnumerable<Type> types) =>
        types.Where(type => type.IsAssignableTo(typeof(T))).OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);

    private List<Feature> Order(IEnumerable<Feature> features)
    {
        var ordered = new List<Feature>();
        var open = new Stack<Feature>();
        foreach (var feature in features.OrderBy(feature => feature.Id, StringComparer.Ordinal))
            Visit(feature);
        return ordered;

        void Visit(Feature feature)
        {
            if (ordered.Contains(feature))
                return;
            if (open.Contains(feature))
            {
                var cycle = open.Reverse().SkipWhile(f => f != feature).Append(feature).Select(f => f.Id);
                throw new RuleViolationException("feature.dependency-cycle", $"Features need each other: {string.Join(" → ", cycle)}.");
            }

            open.Push(feature);
            foreach (var id in feature.DependsOn)
            {
                Visit(_byId.GetValueOrDefault(id) ?? throw new RuleViolationException(
                    "feature.missing-dependency", $"The feature {feature.Id} needs {id}, which no module declares."));
            }

            open.Pop();
            ordered.Add(feature);
        }
    }
}
