using System.Collections.Frozen;
using JatengPortal.Kernel.Modules.Plugins;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace JatengPortal.Kernel.Web;

/// <summary>Static files of host, modules and themes to their fingerprinted addresses.</summary>
/// <remarks>
/// Components have <c>@Assets</c> for this, but it knows only what the endpoint carries, and an error page has no endpoint:
/// so the addresses are read once from the mapped files and serve every page alike.
/// </remarks>
internal sealed class AssetAddresses
{
    private FrozenDictionary<string, string> _addresses = FrozenDictionary<string, string>.Empty;

    public string Of(string file) => _addresses.GetValueOrDefault(file, "/" + file);

    /// <summary>Reads the files that <c>MapStaticAssets</c> has mapped, and those of plug-ins.</summary>
    public void Read(IEnumerable<EndpointDataSource> sources)
    {
        var addresses = new Dictionary<string, string>();
        var mapped = sources.SelectMany(source => source.Endpoints).ToList();
        foreach (var asset in mapped.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            if (asset.Properties.FirstOrDefault(property => property.Name == "label") is { } label)
                addresses[label.Value] = "/" + asset.Route;
        }

        foreach (var (file, address) in mapped.Select(endpoint => endpoint.Metadata.GetMetadata<PluginFiles>()).OfType<PluginFiles>()
            .SelectMany(files => files.Addresses))
            addresses[file] = address;
        _addresses = addresses.ToFrozenDictionary();
    }
}
