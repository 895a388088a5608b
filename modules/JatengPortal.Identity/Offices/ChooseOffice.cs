using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Identity.Offices;

/// <summary>All agencies where one has a role, with a search; the account page shows the first ones.</summary>
internal static class ChooseOffice
{
    public const string Path = AccountPaths.Account + "/instansi";
    private const int PageSize = 30;

    internal static void Map(FeatureRoutes routes) => routes.MapGet(Path, HandleAsync).RequireAccount();

    private static async Task<RazorComponentResult<OfficesPage>> HandleAsync(
        string? q, string? setelah, HttpContext context, OfficeList list, TenantRegistry registry, CancellationToken cancellationToken)
    {
        var search = AccountSearch.Read(q);
        var after = setelah is null ? null : registry.Find(setelah);
        var offices = await list.ReadAsync(context.Features.Get<SignedIn>()!.Account, search, after, PageSize + 1, cancellationToken);
        return new RazorComponentResult<OfficesPage>(new
        {
            Offices = (IReadOnlyList<Office>)[.. offices.Take(PageSize)],
            Search = search,
            IsFirst = after is null,
            Next = offices.Count > PageSize ? offices[PageSize - 1].Tenant!.Name : null,
        });
    }
}
