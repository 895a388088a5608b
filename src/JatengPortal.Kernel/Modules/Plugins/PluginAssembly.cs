using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>What a file of a plug-in says of itself, read without running any of it.</summary>
internal sealed class PluginAssembly
{
    private PluginAssembly(MetadataReader metadata)
    {
        Name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        References = [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
        Contract = metadata.GetAssemblyDefinition().GetCustomAttributes()
            .Select(handle => ContractOf(metadata, metadata.GetCustomAttribute(handle))).FirstOrDefault(version => version is not null);
    }

    /// <summary>The assembly's simple name.</summary>
    public string Name { get; }

    /// <summary>What it was built against.</summary>
    public ImmutableArray<AssemblyName> References { get; }

    /// <summary>The argument of its <see cref="PortalContractAttribute"/>; null where it has none.</summary>
    public int? Contract { get; }

    /// <exception cref="RuleViolationException"><c>plugin.broken</c></exception>
    public static PluginAssembly Read(string file)
    {
        try
        {
            using var image = new PEReader([.. File.ReadAllBytes(file)]);
            return new PluginAssembly(image.GetMetadataReader());
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or OverflowException)
        {
            throw new RuleViolationException("plugin.broken", $"{Path.GetFileName(file)} is no .NET assembly, or damaged.");
        }
    }

    private static int? ContractOf(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference
            || metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                is not { Kind: HandleKind.TypeReference } parent)
            return null;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        if (!metadata.StringComparer.Equals(type.Name, nameof(PortalContractAttribute))
            || !metadata.StringComparer.Equals(type.Namespace, typeof(PortalContractAttribute).Namespace!))
            return null;
        // ECMA-335 II.23.3: a prolog of 0x0001, then the fixed arguments.
        var value = metadata.GetBlobReader(attribute.Value);
        return value.ReadUInt16() == 1 ? value.ReadInt32() : null;
    }
}
