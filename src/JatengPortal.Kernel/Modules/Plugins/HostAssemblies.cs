using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Loader;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>
/// Which assemblies a plug-in takes from the host even where it ships copies: the framework, the portal's own with the contract of
/// themes, and everything that talks to the database. Two copies of these would be two sets of types that don't know each other.
/// </summary>
internal static class HostAssemblies
{
    private static readonly string[] Shared =
        ["System", "Microsoft.", "netstandard", "mscorlib", "WindowsBase", "JatengPortal.", "Npgsql", "SQLitePCLRaw."];
    private static readonly string[] OfOneRelease = ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.Data.Sqlite"];

    // What the process was started with: framework and program.
    private static readonly FrozenSet<string> Present = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(file => Path.GetFileNameWithoutExtension(file)!)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly AssemblyLoadContext Context = AssemblyLoadContext.GetLoadContext(typeof(HostAssemblies).Assembly)!;

    /// <summary>Whether the host has an assembly of that name at all.</summary>
    public static bool Has(string name) => Present.Contains(name);

    /// <summary>The host's assembly, where plug-ins have to take it from there; null otherwise.</summary>
    public static Assembly? Find(string name) =>
        Has(name) && Shared.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            ? Context.LoadFromAssemblyName(new AssemblyName(name))
            : null;

    /// <summary>Checks that what was built against <paramref name="wanted"/> can run with the host's assembly.</summary>
    /// <exception cref="RuleViolationException"><c>plugin.other-version</c></exception>
    public static void RequireVersion(string asker, AssemblyName wanted)
    {
        if (wanted.Version is not { } version || Find(wanted.Name!)?.GetName().Version is not { } own)
            return;
        // A database library of another release has other tables of migrations, other annotations, other signatures.
        var isOther = OfOneRelease.Any(start => wanted.Name!.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            ? (version.Major, version.Minor) != (own.Major, own.Minor)
            : version.Major > own.Major;
        if (isOther)
        {
            throw new RuleViolationException(
                "plugin.other-version", $"{asker} was built for {wanted.Name} {version}, and the portal runs with {own}.");
        }
    }
}
