using JatengPortal.Identity.Data;
using JatengPortal.Identity.Offices;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts;

/// <summary>One's own account (akun): what one holds where, how one signs in, on which devices.</summary>
internal static class ShowOwnAccount
{
    private const int AttemptsShown = 20;
    private const int OfficesShown = 10;

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(SignInPath.Account, ShowAsync).RequireAccount();
        routes.MapPost(SignInPath.Account + "/sesi", EndSessionAsync).RequireAccount();
    }

    private static async Task<RazorComponentResult<OwnAccountPage>> ShowAsync(
        HttpContext context, AccountsDbContext db, OfficeList offices, UserManager<PortalAccount> accounts,
            CancellationToken cancellationToken)
    {
        var (session, account) = context.Features.Get<SignedIn>()!;
        var places = await offices.ReadAsync(account, "", after: null, OfficesShown + 1, cancellationToken);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.AccountId == account.Id).OrderByDescending(s => s.SeenUtc)
            .ToListAsync(cancellationToken);
        var attempts = await db.SignInAttempts.AsNoTracking().Where(a => a.AccountId == account.Id).OrderByDescending(a => a.Utc)
            .Take(AttemptsShown).ToListAsync(cancellationToken);
        return new RazorComponentResult<OwnAccountPage>(new
        {
            Account = account,
            Offices = (IReadOnlyList<Office>)[.. places.Take(OfficesShown)],
            HasMoreOffices = places.Count > OfficesShown,
            Sessions = sessions,
            ThisSession = session.Id,
            Attempts = attempts,
            Passkeys = (await accounts.GetPasskeysAsync((await accounts.FindByIdAsync(account.Id.ToString()))!)).Count,
        });
    }

    private static async Task<RedirectHttpResult> EndSessionAsync(
        [FromForm] Form form, CurrentAccount current, AccountSessions sessions, HttpContext context, Links links,
            CancellationToken cancellationToken)
    {
        var account = current.Account!.Id;
        if (form.Session == Guid.Empty)
            await sessions.EndAllAsync(account, except: context.Features.Get<SignedIn>()!.Session.Id, cancellationToken);
        else
            await sessions.EndAsync(account, form.Session, cancellationToken);
        return TypedResults.Redirect(links.To(SignInPath.Account + "#sesi"));
    }

    /// <summary>Empty: every other session.</summary>
    internal sealed record Form(Guid Session);
}
