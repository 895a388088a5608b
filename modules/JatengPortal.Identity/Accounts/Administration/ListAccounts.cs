using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts.Administration;

/// <summary>Every account of the portal, a page at a time.</summary>
internal static class ListAccounts
{
    public const string Path = "/admin/portal/akun";
    private const int PageSize = 30;

    /// <summary>What the list can be narrowed to, by the word in its address.</summary>
    public static readonly IReadOnlyList<string> Standings = ["administrator", "terbuka", "diundang", "ditutup"];

    internal static void Map(FeatureRoutes routes) => routes.MapGet(Path, HandleAsync);

    private static async Task<RazorComponentResult<AccountsPage>> HandleAsync(
        string? q, string? keadaan, Guid? setelah, AccountsDbContext db, CancellationToken cancellationToken)
    {
        var search = AccountSearch.Read(q);
        var standing = Standings.Contains(keadaan) ? keadaan! : "";
        var found = await Narrow(db.Accounts.AsNoTracking(), standing).Matching(search).PageAsync(db, setelah, PageSize + 1,
            cancellationToken);
        return new RazorComponentResult<AccountsPage>(new
        {
            Accounts = (IReadOnlyList<PortalAccount>)[.. found.Take(PageSize)],
            Search = search,
            Standing = standing,
            IsFirst = setelah is null,
            Next = found.Count > PageSize ? found[PageSize - 1].Id : (Guid?)null,
        });
    }

    private static IQueryable<PortalAccount> Narrow(IQueryable<PortalAccount> accounts, string standing) => standing switch
    {
        "administrator" => accounts.Where(account => account.IsHostAdministrator),
        "terbuka" => accounts.Where(account => account.ClosedUtc == null),
        "diundang" => accounts.Where(account => account.PasswordHash == null && account.LastSignInUtc == null && account.ClosedUtc == null),
        "ditutup" => accounts.Where(account => account.ClosedUtc != null),
        _ => accounts,
    };
}
