using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Pages.Agencies;

/// <summary>Lists the sites of all agencies, with a search. What it shows is the host's: names and addresses, nothing of a tenant's own.</summary>
internal static class ListAgencies
{
    private const int PageSize = 60;
    private const int LongestSearch = 100;

    // Not cached: the list follows the host's tenants, not this tenant's content.
    internal static void Map(FeatureRoutes pages) => pages.MapGet("/instansi", HandleAsync);

    private static async Task<Results<RazorComponentResult<AgenciesPage>, NotFound>> HandleAsync(
        string? q, string? setelah, HostDatabase host, TenantRegistry registry, CancellationToken cancellationToken)
    {
        var search = (q ?? "").Trim();
        if (search.Length > LongestSearch)
            search = search[..(char.IsHighSurrogate(search[LongestSearch - 1]) ? LongestSearch - 1 : LongestSearch)];
        if (!TryReadCursor(setelah, registry, out var after))
            return TypedResults.NotFound();
        var ids = await host.ListTenantsAsync(search, [TenantState.Running], after, PageSize + 1, cancellationToken);
        var agencies = ids.Take(PageSize).Select(registry.Find).OfType<Tenant>().ToList();
        return new RazorComponentResult<AgenciesPage>(new
        {
            Search = search,
            Agencies = (IReadOnlyList<Tenant>)agencies,
            Next = ids.Count > PageSize ? agencies[^1].Name : null,
            IsFirst = after is null,
        });
    }

    private static bool TryReadCursor(string? name, TenantRegistry registry, out Tenant? after)
    {
        after = name is null ? null : registry.Find(name);
        return name is null || after is not null;
    }
}
