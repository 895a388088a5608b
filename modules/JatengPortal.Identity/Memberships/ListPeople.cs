using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Identity.Memberships;

/// <summary>Who has roles in this agency.</summary>
internal static class ListPeople
{
    public const string Path = "/admin/pengguna";
    private const int PageSize = 30;

    internal static void Map(FeatureRoutes routes) => routes.MapGet(Path, HandleAsync).RequirePermission(IdentityModule.ViewPeople);

    private static async Task<RazorComponentResult<PeoplePage>> HandleAsync(
        string? q, string? peran, Guid? setelah, PeopleList list, TenantRoles roles, CurrentTenant current,
            CancellationToken cancellationToken)
    {
        var all = await roles.ListAsync(current.Tenant, cancellationToken);
        var search = AccountSearch.Read(q);
        var role = all.FirstOrDefault(one => one.Name == peran)?.Name ?? "";
        var people = await list.ReadAsync(current.Tenant, search, role, setelah, PageSize + 1, cancellationToken);
        return new RazorComponentResult<PeoplePage>(new
        {
            People = (IReadOnlyList<Person>)[.. people.Take(PageSize)],
            Roles = all,
            Search = search,
            Role = role,
            IsFirst = setelah is null,
            Next = people.Count > PageSize ? people[PageSize - 1].Account.Id : (Guid?)null,
        });
    }
}
