using JatengPortal.Kernel.Features;

namespace JatengPortal.Kernel.Tenants;

/// <summary>One agency's site (situs instansi), as the host knows it at one moment. Immutable.</summary>
public sealed record Tenant
{
    /// <summary>Never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>The short name that commands and folders use, such as <c>kota-semarang</c>; see <see cref="TenantName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What readers see, such as <c>Kota Semarang</c>.</summary>
    public required string Title { get; init; }

    /// <summary>First path segment without slashes; empty for the tenant at the root.</summary>
    public required string Prefix { get; init; }

    /// <summary>Host names of its own, lower case, canonical one first; empty when it lives on the portal's address.</summary>
    public required IReadOnlyList<string> HostNames { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required TenantState State { get; init; }

    /// <summary>The tenant that it reports to; null at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Kemendagri code of its region, such as <c>33.74</c>; null for an agency.</summary>
    public string? RegionCode { get; init; }

    /// <summary>What is switched on, always-on features included.</summary>
    public required FeatureSet Features { get; init; }

    /// <summary>Ids of the feature profiles that limit what it may switch on, in their order.</summary>
    public IReadOnlyList<string> FeatureProfiles { get; init; } = [];

    /// <summary>Id of its public theme.</summary>
    public required string Theme { get; init; }

    /// <summary>Raised by every publication; part of the key of each cached page.</summary>
    public required long ContentVersion { get; init; }

    /// <summary>The path under which the tenant lives: <c>/kesbangpol</c>, or empty at the root.</summary>
    public string PathBase => Prefix.Length == 0 ? "" : "/" + Prefix;

    /// <summary>The absolute address of its home page.</summary>
    public string AddressAt(PortalAddress portal) => (HostNames.Count == 0 ? portal.Text : portal.For(HostNames[0])) + PathBase + "/";
}
