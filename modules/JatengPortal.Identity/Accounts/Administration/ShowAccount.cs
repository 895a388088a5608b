using JatengPortal.Identity.Data;
using JatengPortal.Identity.Offices;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts.Administration;

/// <summary>One account as host administrators see it: where it holds roles, on which devices it is signed in, how signing in
/// went.</summary>
internal static class ShowAccount
{
    private const int OfficesShown = 50;
    private const int AttemptsShown = 20;

    internal static void Map(FeatureRoutes routes) => routes.MapGet(ListAccounts.Path + "/{id:guid}", HandleAsync);

    public static string PathOf(Guid account) => $"{ListAccounts.Path}/{account}";

    private static async Task<Results<RazorComponentResult<AccountPage>, NotFound>> HandleAsync(
        Guid id, Guid? sebelum, AccountsDbContext db, TenantRegistry registry, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id, cancellationToken) is not { } account)
            return TypedResults.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        var tenants = await db.Memberships.Where(m => m.AccountId == id).Select(m => m.TenantId).Distinct().Order()
            .Take(OfficesShown + 1).ToListAsync(cancellationToken);
        var roles = (await db.Memberships.Where(m => m.AccountId == id && tenants.Contains(m.TenantId))
            .ToListAsync(cancellationToken)).ToLookup(m => m.TenantId, m => m.Role);
        var attempts = await AttemptsAsync(db, id, sebelum, cancellationToken);
        return new RazorComponentResult<AccountPage>(new
        {
            Account = account,
            Offices = (IReadOnlyList<Office>)
            [
                .. tenants.Take(OfficesShown).Select(tenant => new Office(registry.Find(tenant),
                    [.. roles[tenant].Order(StringComparer.CurrentCulture)]))
                    .Where(office => office.Tenant is not null).OrderBy(office => office.Tenant!.Title,
                        StringComparer.CurrentCultureIgnoreCase),
            ],
            HasMoreOffices = tenants.Count > OfficesShown,
            Sessions = (IReadOnlyList<Session>)await db.Sessions.AsNoTracking().Where(session => session.AccountId == id
                && session.ExpiresUtc > now)
                .OrderByDescending(session => session.SeenUtc).Take(AttemptsShown).ToListAsync(cancellationToken),
            Passkeys = await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().CountAsync(passkey =>
                passkey.UserId == id, cancellationToken),
            Attempts = (IReadOnlyList<SignInAttempt>)[.. attempts.Take(AttemptsShown)],
            IsFirst = sebelum is null,
            Earlier = attempts.Count > AttemptsShown ? attempts[AttemptsShown - 1].Id : (Guid?)null,
        });
    }

    private static async Task<List<SignInAttempt>> AttemptsAsync(AccountsDbContext db, Guid account, Guid? before,
        CancellationToken cancellationToken)
    {
        var attempts = db.SignInAttempts.AsNoTracking().Where(attempt => attempt.AccountId == account);
        if (before is { } id && await db.SignInAttempts.Where(attempt => attempt.Id == id)
            .Select(attempt => (DateTime?)attempt.Utc).FirstOrDefaultAsync(cancellationToken) is { } utc)
            attempts = attempts.Where(attempt => attempt.Utc < utc || (attempt.Utc == utc && attempt.Id.CompareTo(id) < 0));
        return await attempts.OrderByDescending(attempt => attempt.Utc).ThenByDescending(attempt => attempt.Id).Take(AttemptsShown + 1)
            .ToListAsync(cancellationToken);
    }
}
