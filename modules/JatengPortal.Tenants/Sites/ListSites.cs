using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Tenants.Sites;

/// <summary>Lists the sites of all agencies, a page at a time, however many there are.</summary>
internal static class ListSites
{
    public const string Path = "/admin/portal/instansi";
    private const int OnPage = 50;

    public static void Map(FeatureRoutes sites) => sites.MapGet("", HandleAsync);

    private static async Task<RazorComponentResult<SitesPage>> HandleAsync(
        [FromQuery(Name = "q")] string? search, [FromQuery(Name = "keadaan")] string? state, [FromQuery(Name = "jenis")] string? kind,
        [FromQuery(Name = "induk")] string? parent, [FromQuery(Name = "setelah")] string? after,
        HostDatabase host, TenantRegistry registry, CancellationToken cancellationToken)
    {
        var filter = new SiteFilter(Short(search), state ?? "", kind ?? "", Short(parent).Trim());
        var query = new TenantQuery
        {
            Search = filter.Search,
            States = SiteStates.Of(state) is { } one ? [one] : [],
            IsOfRegion = kind switch { "wilayah" => true, "instansi" => false, _ => null },
            // The parent that there is none of has no children.
            ParentId = filter.Parent.Length == 0 ? null : registry.Find(filter.Parent)?.Id ?? Guid.Empty,
        };
        var ids = await host.ListTenantsAsync(query, after is null ? null : registry.Find(after), OnPage + 1, cancellationToken);
        IReadOnlyList<Tenant> tenants = [.. ids.Take(OnPage).Select(registry.Find).OfType<Tenant>()];
        return new RazorComponentResult<SitesPage>(new
        {
            Tenants = tenants,
            Parents = tenants.Select(tenant => tenant.ParentId).OfType<Guid>().Distinct().Select(registry.Find).OfType<Tenant>().ToDictionary(one => one.Id),
            Filter = filter,
            HasMore = ids.Count > OnPage,
            Total = registry.Count,
        });
    }

    private static string Short(string? text) => text is { Length: > 100 } ? text[..100] : text ?? "";
}

/// <summary>What the list is narrowed by, as it was typed.</summary>
/// <param name="Search">Part of a title or name.</param>
/// <param name="State">As <see cref="SiteStates"/> calls it.</param>
/// <param name="Kind"><c>wilayah</c> or <c>instansi</c>.</param>
/// <param name="Parent">Name of a tenant.</param>
public sealed record SiteFilter(string Search, string State, string Kind, string Parent)
{
    internal bool IsEmpty => Search.Length + State.Length + Kind.Length + Parent.Length == 0;

    /// <summary>The address of the next page.</summary>
    internal string After(string name) => Query.Of(
        ListSites.Path, ("q", Search), ("keadaan", State), ("jenis", Kind), ("induk", Parent), ("setelah", name));
}
