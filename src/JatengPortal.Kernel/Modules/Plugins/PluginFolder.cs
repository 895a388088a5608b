using System.Text.RegularExpressions;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>A folder below <c>plugins</c>: what <c>dotnet publish</c> made of a plug-in. It is called like its assembly.</summary>
internal static partial class PluginFolder
{
    /// <summary>Looks at the files first, and loads and makes the module or theme when nothing speaks against it.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>plugin.invalid-name</c>, <c>plugin.incomplete</c>, <c>plugin.broken</c>, <c>plugin.other-contract</c>,
    /// <c>plugin.other-version</c>, <c>plugin.missing-dependency</c>, <c>plugin.no-module</c>, <c>plugin.two-modules</c>,
    /// <c>plugin.failed</c>
    /// </exception>
    public static Plugin Open(string folder)
    {
        var name = Path.GetFileName(folder);
        if (!Name().IsMatch(name) || HostAssemblies.Has(name))
            throw new RuleViolationException(
                "plugin.invalid-name",
                $"'{name}' is no name for a plug-in: the portal has an assembly of that name, or it holds other than letters, digits "
                + "and dots.");
        var file = Path.Combine(folder, name + ".dll");
        if (!File.Exists(file))
            throw new RuleViolationException(
                "plugin.incomplete",
                $"the folder holds no {name}.dll; it is the publish folder of the plug-in, and called like its assembly.");

        var main = PluginAssembly.Read(file);
        RequireContract(main, name);
        var context = new PluginLoadContext(file);
        RequireReferences(main, context);
        var types = PluginRefusal.Ask($"loading {name}.dll", () => context.LoadFile(file).GetExportedTypes());
        var modules = types.Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(PortalModule))).ToList();
        var themes = types.Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(PortalTheme))).ToList();
        if (modules.Count + themes.Count == 0)
            throw new RuleViolationException(
                "plugin.no-module",
                $"it declares no public {nameof(PortalModule)} and no public {nameof(PortalTheme)}.");
        if (modules.Count > 1 || themes.Count > 1)
            throw new RuleViolationException(
                "plugin.two-modules",
                "it declares more than one: "
                + $"{string.Join(", ", (modules.Count > 1 ? modules : themes).Select(type => type.Name).Order(StringComparer.Ordinal))}.");
        return new Plugin(name)
        {
            Files = PluginRefusal.Ask("reading its wwwroot", () => PluginFiles.In(folder, name)),
            Module = modules is [var module] ? PluginModule.Of(Make<PortalModule>(module)) : null,
            Theme = themes is [var theme] ? RequireId(Make<PortalTheme>(theme)) : null,
        };
    }

    private static void RequireContract(PluginAssembly main, string name)
    {
        if (main.Name != name)
            throw new RuleViolationException(
                "plugin.invalid-name",
                $"{name}.dll holds the assembly {main.Name}; file, folder and assembly bear one name.");
        if (main.Contract is null)
            throw new RuleViolationException(
                "plugin.other-contract",
                "it doesn't say for which contract it was built: [assembly: PortalContract(PortalContractAttribute.Current)] is "
                + "missing.");
        if (main.Contract != PortalContractAttribute.Current)
            throw new RuleViolationException(
                "plugin.other-contract",
                $"it was built for contract {main.Contract}, and this portal has contract {PortalContractAttribute.Current}; build it "
                + "anew against this portal.");
    }

    private static void RequireReferences(PluginAssembly main, PluginLoadContext context)
    {
        foreach (var wanted in main.References.Where(wanted => !HostAssemblies.Has(wanted.Name!) && context.FileOf(wanted) is null))
        {
            throw new RuleViolationException(
                "plugin.missing-dependency",
                $"it needs {wanted.Name} {wanted.Version}, which is neither in its folder nor a part of the portal.");
        }

        var open = new Queue<PluginAssembly>([main]);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (open.TryDequeue(out var assembly))
        {
            foreach (var wanted in assembly.References)
            {
                HostAssemblies.RequireVersion(assembly == main ? "it" : assembly.Name, wanted);
                if (seen.Add(wanted.Name!) && HostAssemblies.Find(wanted.Name!) is null && context.FileOf(wanted) is { } file)
                    open.Enqueue(PluginAssembly.Read(file));
            }
        }
    }

    private static T Make<T>(Type type) => PluginRefusal.Ask($"the constructor of {type.Name}", () => (T)Activator.CreateInstance(type)!);

    private static PortalTheme RequireId(PortalTheme theme)
    {
        var (id, name) = PluginRefusal.Ask("the name of its theme", () => (theme.Id, theme.Name));
        return PluginModule.IsId(id) && !string.IsNullOrWhiteSpace(name)
            ? theme
            : throw new RuleViolationException(
                "plugin.invalid-feature",
                $"'{id}' is no id of a theme: letters and digits, divided by dots.");
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
