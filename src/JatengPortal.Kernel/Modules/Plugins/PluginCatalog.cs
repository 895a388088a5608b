namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>A plug-in as an administrator sees it.</summary>
/// <param name="Name">Of its folder and assembly.</param>
/// <param name="Features">Ids of what it adds; empty when it was refused.</param>
/// <param name="Theme">Id of the theme that it adds; null for none.</param>
/// <param name="Refusal">Why it was refused; null when it serves.</param>
public sealed record PluginListing(string Name, IReadOnlyList<string> Features, string? Theme, string? Refusal);

/// <summary>Every plug-in of the folder <c>plugins</c>, those that were refused included.</summary>
public sealed class PluginCatalog
{
    private readonly List<Plugin> _serving = [];
    private readonly SortedDictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public IReadOnlyList<PluginListing> All =>
    [
        .. _serving.Select(plugin => new PluginListing(
                plugin.Name, [.. plugin.Module?.Features.Select(feature => feature.Id) ?? []], plugin.Theme?.Id, Refusal: null))
            .Concat(_refused.Select(refused => new PluginListing(refused.Key, [], Theme: null, refused.Value)))
            .OrderBy(plugin => plugin.Name, StringComparer.Ordinal),
    ];

    internal IReadOnlyList<Plugin> Serving => _serving;

    internal void Serve(Plugin plugin) => _serving.Add(plugin);

    internal void Refuse(string name, string reason)
    {
        _serving.RemoveAll(plugin => plugin.Name == name);
        _refused[name] = reason;
    }
}
