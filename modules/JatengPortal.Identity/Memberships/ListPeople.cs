using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Identity.Memberships;

/// <summary>Who has roles in this agency.</summary>
internal static class ListPeople
{
    public const string Path = "/admin/pengguna";
    public const string StandingName = "keadaan";
    public const string Invited = "diundang";
    private const int PageSize = 30;

    internal static void Map(FeatureRoutes routes) => routes.MapGet(Path, HandleAsync).RequirePermission(IdentityModule.ViewPeople);

    private static async Task<RazorComponentResult<PeoplePage>> HandleAsync(
        string? q, string? peran, [FromQuery(Name = StandingName)] string? standing, Guid? setelah, PeopleList list, TenantRoles roles,
        CurrentTenant current, CancellationToken cancellationToken)
    {
        var all = await roles.ListAsync(current.Tenant, cancellationToken);
        var filter = new PeopleFilter(AccountSearch.Read(q), all.FirstOrDefault(one => one.Name == peran)?.Name ?? "", standing == Invited);
        var people = await list.ReadAsync(current.Tenant, filter, setelah, PageSize + 1, cancellationToken);
        return new RazorComponentResult<PeoplePage>(new
        {
            People = (IReadOnlyList<Person>)[.. people.Take(PageSize)],
            Roles = all,
            Filter = filter,
            IsFirst = setelah is null,
            Next = people.Count > PageSize ? people[PageSize - 1].Account.Id : (Guid?)null,
        });
    }
}
