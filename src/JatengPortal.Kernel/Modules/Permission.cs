namespace JatengPortal.Kernel.Modules;

/// <summary>Something that a role may allow (izin). Stands under a feature; tenants without it never see it.</summary>
/// <param name="Id">Dotted name, unique in the portal, such as <c>News.Publish</c>; matched ignoring case.</param>
/// <param name="Name">The Indonesian name that administrators read.</param>
/// <param name="Feature">The feature that it belongs to.</param>
public sealed record Permission(string Id, string Name, Feature Feature)
{
    /// <summary>Ids of what is allowed with it.</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];

    /// <summary>About the whole portal, not one tenant: only host administrators hold it, and no role can.</summary>
    public bool IsOfHost { get; init; }
}
