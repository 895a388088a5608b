namespace JatengPortal.Kernel.Modules;

/// <summary>A capability (fitur) that a tenant switches on.</summary>
/// <param name="id">Dotted name, unique in the portal, such as <c>JatengPortal.Circulars</c>; matched ignoring case.</param>
/// <param name="name">The Indonesian name that administrators read.</param>
public sealed class Feature(string id, string name)
{
    /// <summary>Dotted name, unique in the portal.</summary>
    public string Id { get; } = id;

    /// <summary>The Indonesian name that administrators read.</summary>
    public string Name { get; } = name;

    /// <summary>One Indonesian sentence on what it gives; empty where the name says it all.</summary>
    public string Description { get; init; } = "";

    /// <summary>Ids of the features that must be on too; they are switched on with this one.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>On in every tenant, and can't be switched off.</summary>
    public bool IsAlwaysOn { get; init; }

    /// <inheritdoc />
    public override string ToString() => Id;
}
