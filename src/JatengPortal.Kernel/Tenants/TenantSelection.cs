namespace JatengPortal.Kernel.Tenants;

/// <summary>How tenants are selected.</summary>
public enum TenantSelectionKind
{
    /// <summary>None of those below.</summary>
    None,

    /// <summary>Each one below.</summary>
    All,

    /// <summary>Each region (kabupaten/kota) below.</summary>
    Regions,

    /// <summary>The regions of one residency (karesidenan).</summary>
    Residency,

    /// <summary>Those that were chosen one by one.</summary>
    Chosen,
}

/// <summary>
/// Which of the tenants below one something is for. Plain values, kept as one text; who that is, is looked up when something is sent
/// (<see cref="TenantsBelow"/>), so a region that came later belongs to "all regions" too.
/// </summary>
/// <param name="Kind">How they are selected.</param>
public sealed record TenantSelection(TenantSelectionKind Kind)
{
    /// <summary>The most that can be chosen one by one.</summary>
    public const int MostChosen = 200;

    private const string Residencies = "residency:";
    private const string Ones = "chosen:";

    /// <summary>None.</summary>
    public static readonly TenantSelection None = new(TenantSelectionKind.None);

    /// <summary>Each one.</summary>
    public static readonly TenantSelection All = new(TenantSelectionKind.All);

    /// <summary>Each region.</summary>
    public static readonly TenantSelection Regions = new(TenantSelectionKind.Regions);

    /// <summary>The residency; null for other kinds.</summary>
    public Residency? Residency { get; private init; }

    /// <summary>Ids of those that were chosen one by one; empty for other kinds.</summary>
    public IReadOnlyList<Guid> Tenants { get; private init; } = [];

    /// <summary>As it is stored: <c>none</c>, <c>all</c>, <c>regions</c>, <c>residency:pati</c>, or <c>chosen:</c> with ids between commas.</summary>
    public string Stored => Kind switch
    {
        TenantSelectionKind.All => "all",
        TenantSelectionKind.Regions => "regions",
        TenantSelectionKind.Residency => Residencies + Residency!.Id,
        TenantSelectionKind.Chosen => Ones + string.Join(',', Tenants.Select(id => id.ToString("N"))),
        _ => "none",
    };

    /// <summary>The regions of one residency.</summary>
    public static TenantSelection Of(Residency residency) => new(TenantSelectionKind.Residency) { Residency = residency };

    /// <summary>These, in an order that doesn't depend on how they were named.</summary>
    /// <exception cref="ArgumentException">They are more than <see cref="MostChosen"/>.</exception>
    public static TenantSelection Of(IEnumerable<Guid> tenants)
    {
        var ids = tenants.Distinct().Order().ToList();
        return ids.Count <= MostChosen
            ? new(TenantSelectionKind.Chosen) { Tenants = ids }
            : throw new ArgumentException($"At most {MostChosen} tenants are chosen one by one.", nameof(tenants));
    }

    /// <summary>Reads <see cref="Stored"/>; what it can't read selects none.</summary>
    public static TenantSelection Read(string stored) => stored switch
    {
        "all" => All,
        "regions" => Regions,
        _ when stored.StartsWith(Residencies, StringComparison.Ordinal) && Residency.Find(stored[Residencies.Length..]) is { } residency => Of(residency),
        _ when stored.StartsWith(Ones, StringComparison.Ordinal) =>
            Of(stored[Ones.Length..].Split(',').Select(id => Guid.TryParseExact(id, "N", out var read) ? read : Guid.Empty).Where(id => id != Guid.Empty)),
        _ => None,
    };

    /// <summary>Whether it selects this one of the tenants below.</summary>
    public bool Includes(Tenant tenant) => Kind switch
    {
        TenantSelectionKind.All => true,
        TenantSelectionKind.Regions => tenant.RegionCode is not null,
        TenantSelectionKind.Residency => Residency!.Regions.Contains(tenant.RegionCode),
        TenantSelectionKind.Chosen => Tenants.Contains(tenant.Id),
        _ => false,
    };

    /// <summary>Whether both select alike.</summary>
    public bool Equals(TenantSelection? other) => other is not null && other.Stored == Stored;

    /// <inheritdoc />
    public override int GetHashCode() => Stored.GetHashCode(StringComparison.Ordinal);
}
