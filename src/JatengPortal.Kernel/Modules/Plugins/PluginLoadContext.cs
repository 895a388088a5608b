using System.Reflection;
using System.Runtime.Loader;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>A plug-in's own assemblies, apart from those of others; <see cref="HostAssemblies"/> says what comes from the host.</summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;

    /// <param name="file">The plug-in's main assembly, in its publish folder.</param>
    /// <exception cref="RuleViolationException"><c>plugin.incomplete</c>: a file that it names isn't there.</exception>
    public PluginLoadContext(string file)
        : base(Path.GetFileNameWithoutExtension(file))
    {
        try
        {
            _resolver = new AssemblyDependencyResolver(file);
        }
        catch (InvalidOperationException exception)
        {
            throw new RuleViolationException("plugin.incomplete", $"its folder isn't what 'dotnet publish' made: {exception.Message}");
        }
    }

    /// <summary>Whether the type comes from a plug-in, so that nothing is known of what it may throw.</summary>
    public static bool Holds(Type type) => GetLoadContext(type.Assembly) is PluginLoadContext;

    /// <summary>The file in the plug-in's folder; null where it ships none.</summary>
    public string? FileOf(AssemblyName name) => _resolver.ResolveAssemblyToPath(name);

    // From memory: a file that is mapped and then copied over takes the whole process with it.
    public Assembly LoadFile(string file)
    {
        using var image = new MemoryStream(File.ReadAllBytes(file));
        var symbols = Path.ChangeExtension(file, ".pdb");
        if (!File.Exists(symbols))
            return LoadFromStream(image);
        using var debug = new MemoryStream(File.ReadAllBytes(symbols));
        return LoadFromStream(image, debug);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (string.IsNullOrEmpty(assemblyName.CultureName) && HostAssemblies.Find(assemblyName.Name!) is { } shared)
            return shared;
        return FileOf(assemblyName) is { } file ? LoadFile(file) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;
}
