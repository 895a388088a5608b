namespace JatengPortal.Kernel.Modules;

/// <summary>
/// Says for which contract of the kernel a plug-in was built. Write <c>[assembly: PortalContract(PortalContractAttribute.Current)]</c>:
/// the compiler puts in the number of the kernel that it sees.
/// </summary>
/// <param name="version">The contract's version.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PortalContractAttribute(int version) : Attribute
{
    /// <summary>
    /// The contract of this kernel: what modules and themes may call, and what calls them. Raised by every change after which a
    /// plug-in has to be built anew.
    /// </summary>
    public const int Current = 1;

    /// <summary>The contract's version.</summary>
    public int Version { get; } = version;
}
