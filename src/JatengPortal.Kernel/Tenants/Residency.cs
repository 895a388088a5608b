namespace JatengPortal.Kernel.Tenants;

/// <summary>
/// A former residency (karesidenan) of Jawa Tengah: no level of government any more, but how the province still groups its 35 regions.
/// </summary>
/// <param name="Id">1 to 20 of <c>a-z</c>, such as <c>pekalongan</c>; stored.</param>
/// <param name="Name">Such as <c>Karesidenan Pekalongan</c>.</param>
/// <param name="Regions">Kemendagri codes of its regions, such as <c>33.25</c>.</param>
public sealed record Residency(string Id, string Name, IReadOnlyList<string> Regions)
{
    /// <summary>All six, from west to east and by the usual order of the province's lists.</summary>
    /// <remarks>
    /// Source: the column "residency" of the project's table of regions (regions.csv), whose codes are those of Kepmendagri 100.1.1-6117/2022.
    /// </remarks>
    public static readonly IReadOnlyList<Residency> All =
    [
        new("banyumas", "Karesidenan Banyumas", ["33.01", "33.02", "33.03", "33.04"]),
        new("kedu", "Karesidenan Kedu", ["33.05", "33.06", "33.07", "33.08", "33.23", "33.71"]),
        new("surakarta", "Karesidenan Surakarta", ["33.09", "33.10", "33.11", "33.12", "33.13", "33.14", "33.72"]),
        new("semarang", "Karesidenan Semarang", ["33.15", "33.21", "33.22", "33.24", "33.73", "33.74"]),
        new("pati", "Karesidenan Pati", ["33.16", "33.17", "33.18", "33.19", "33.20"]),
        new("pekalongan", "Karesidenan Pekalongan", ["33.25", "33.26", "33.27", "33.28", "33.29", "33.75", "33.76"]),
    ];

    /// <summary>The one of that id; null for an unknown id.</summary>
    public static Residency? Find(string? id) => All.FirstOrDefault(residency => residency.Id == id);

    /// <summary>The one that a region lies in; null for an agency, and for a code of another province.</summary>
    public static Residency? Of(string? regionCode) => All.FirstOrDefault(residency => residency.Regions.Contains(regionCode));
}
