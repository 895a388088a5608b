using JatengPortal.Identity.Data;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts;

/// <summary>Reads the session of a request, and the roles of its account in the tenant of the request, anew each time.</summary>
internal sealed class AccountSource(CurrentTenant current, AccountsDbContext db, AccountSessions sessions) : IAccountSource
{
    private static readonly Func<SqliteAccountsDbContext, Guid, Guid, IAsyncEnumerable<string>> SqliteRoles =
        EF.CompileAsyncQuery((SqliteAccountsDbContext db, Guid account, Guid tenant) =>
            db.Memberships.Where(m => m.AccountId == account && m.TenantId == tenant).Select(m => m.Role));

    private static readonly Func<PostgresAccountsDbContext, Guid, Guid, IAsyncEnumerable<string>> PostgresRoles =
        EF.CompileAsyncQuery((PostgresAccountsDbContext db, Guid account, Guid tenant) =>
            db.Memberships.Where(m => m.AccountId == account && m.TenantId == tenant).Select(m => m.Role));

    public async Task<Account?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var result = await context.AuthenticateAsync(SignInTicket.Scheme);
        if (!result.Succeeded || SignInTicket.SessionKeyOf(result.Principal) is not { } key
            || await sessions.FindAsync(key, cancellationToken) is not { } signedIn)
            return null;
        context.Features.Set(signedIn);
        context.User = result.Principal;
        var account = signedIn.Account;
        return new Account
        {
            Id = account.Id,
            UserName = account.UserName!,
            DisplayName = account.DisplayName,
            IsHostAdministrator = account.IsHostAdministrator,
            Roles = await RolesAsync(account.Id, cancellationToken),
            HasSecondFactor = signedIn.Session.HasSecondFactor,
            MustVisit = account.MustChangePassword ? ChangePassword.Path : null,
        };
    }

    public Task<bool> IsHostAdministratorAsync(Guid account, CancellationToken cancellationToken) =>
        db.Accounts.AnyAsync(one => one.Id == account && one.IsHostAdministrator && one.ClosedUtc == null, cancellationToken);

    private async Task<IReadOnlyList<string>> RolesAsync(Guid account, CancellationToken cancellationToken)
    {
        var tenant = current.Tenant.Id;
        var roles = new List<string>();
        var query = db is SqliteAccountsDbContext sqlite ? SqliteRoles(sqlite, account, tenant) : PostgresRoles((PostgresAccountsDbContext)db, account, tenant);
        await foreach (var role in query.WithCancellation(cancellationToken))
            roles.Add(role);
        return roles;
    }
}
