using JatengPortal.Identity.Contracts;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.Invitations;
using JatengPortal.Identity.Memberships;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts.Administration;

/// <summary>What host administrators do to an account: a link for another password, closing and opening it, ending its sessions, the
/// portal's administration.</summary>
internal static class ChangeAccount
{
    public const string Link = "tautan";
    public const string Closing = "tutup";
    public const string Opening = "buka";
    public const string Sessions = "sesi";
    public const string Administrator = "administrator";
    public const string SecondSteps = "langkah-kedua";

    internal static void Map(FeatureRoutes routes)
    {
        var account = routes.MapGroup(ListAccounts.Path + "/{id:guid}");
        account.MapPost("/" + Link, SendLinkAsync);
        account.MapGet("/" + Closing, AskToCloseAsync);
        account.MapPost("/" + Closing, (Guid id, AccountsDbContext db, AccountStanding standing, Links links,
            CancellationToken cancellationToken) =>
            DoAsync(id, db, links, PeopleNotices.AccountClosed, account => standing.CloseAsync(account, cancellationToken),
                cancellationToken));
        account.MapPost("/" + Opening, (Guid id, AccountsDbContext db, AccountStanding standing, Links links,
            CancellationToken cancellationToken) =>
            DoAsync(id, db, links, PeopleNotices.AccountReopened, account => standing.ReopenAsync(account, cancellationToken),
                cancellationToken));
        account.MapPost("/" + Sessions, (Guid id, AccountsDbContext db, HttpContext context, AccountSessions sessions, Links links,
            CancellationToken cancellationToken) =>
            DoAsync(
                id, db, links, PeopleNotices.SessionsEnded,
                // Of one's own sessions, this one stays.
                account => sessions.EndAllAsync(account.Id, context.Features.Get<SignedIn>()!.Session.Id, cancellationToken),
                    cancellationToken));
        account.MapGet("/" + SecondSteps, AskToForgetAsync);
        account.MapPost("/" + SecondSteps, (Guid id, AccountsDbContext db, AccountStanding standing, Links links,
            CancellationToken cancellationToken) =>
            DoAsync(id, db, links, PeopleNotices.SecondStepsForgotten, account => standing.ForgetSecondStepsAsync(account, cancellationToken),
                cancellationToken));
        account.MapGet("/" + Administrator, AskAboutAdministratorAsync);
        account.MapPost("/" + Administrator, (Guid id, bool jadikan, AccountsDbContext db, AccountStanding standing, Links links,
            CancellationToken cancellationToken) =>
            DoAsync(id, db, links, Notice.Saved, account => standing.SetHostAdministratorAsync(account, jadikan, cancellationToken),
                cancellationToken));
    }

    public static string PathOf(Guid account, string deed) => $"{ShowAccount.PathOf(account)}/{deed}";

    private static async Task<IResult> DoAsync(
        Guid id, AccountsDbContext db, Links links, Notice done, Func<PortalAccount, Task> deed, CancellationToken cancellationToken)
    {
        if (await db.Accounts.FirstOrDefaultAsync(account => account.Id == id, cancellationToken) is not { } account)
            return TypedResults.NotFound();
        try
        {
            await deed(account);
            return links.Redirect(ShowAccount.PathOf(id), done);
        }
        catch (RuleViolationException refused)
        {
            return links.Redirect(ShowAccount.PathOf(id), refused.Code switch
            {
                "account.own" => PeopleNotices.NotOwnAccount,
                "account.last-administrator" => PeopleNotices.LastAdministrator,
                _ => Notice.ChangedMeanwhile,
            });
        }
    }

    private static async Task<IResult> SendLinkAsync(Guid id, AccountsDbContext db, AccountRegister register, Links links,
        CancellationToken cancellationToken)
    {
        if (await db.Accounts.FirstOrDefaultAsync(account => account.Id == id, cancellationToken) is not { ClosedUtc: null } account)
            return TypedResults.NotFound();
        var kind = account is { PasswordHash: null, LastSignInUtc: null } ? AccountLinkKind.Invitation : AccountLinkKind.PasswordReset;
        var sent = await register.SendLinkAsync(account, kind, site: null, cancellationToken);
        return sent.Address is null
            ? links.Redirect(ShowAccount.PathOf(id), PeopleNotices.LinkMailed)
            : new RazorComponentResult<HandOverPage>(new
            {
                Between = Between(account),
                sent.DisplayName,
                sent.Address,
                Kind = kind,
                Back = ShowAccount.PathOf(id),
            });
    }

    private static async Task<IResult> AskToCloseAsync(Guid id, AccountsDbContext db, CancellationToken cancellationToken) =>
        await db.Accounts.FirstOrDefaultAsync(account => account.Id == id, cancellationToken) is not { ClosedUtc: null } account
            ? TypedResults.NotFound()
            : new RazorComponentResult<ConfirmPage>(new
            {
                Title = Texts.Account_close,
                Between = Between(account),
                Question = string.Format(null, Texts.Account_close_question, account.DisplayName),
                Consequences = (IReadOnlyList<string>)[Texts.Account_close_sessions, Texts.Account_close_links, Texts.Account_close_reopen],
                Action = PathOf(id, Closing),
                Confirm = Texts.Account_close,
                Cancel = ShowAccount.PathOf(id),
            });

    private static async Task<IResult> AskToForgetAsync(Guid id, AccountsDbContext db, CancellationToken cancellationToken) =>
        await db.Accounts.FirstOrDefaultAsync(account => account.Id == id, cancellationToken) is not { } account
            ? TypedResults.NotFound()
            : new RazorComponentResult<ConfirmPage>(new
            {
                Title = Texts.Second_steps_forget,
                Between = Between(account),
                Question = string.Format(null, Texts.Second_steps_forget_question, account.DisplayName),
                Consequences = (IReadOnlyList<string>)
                    [Texts.Second_steps_forget_proof, Texts.Second_steps_forget_gone, Texts.Account_close_sessions],
                Action = PathOf(id, SecondSteps),
                Confirm = Texts.Second_steps_forget,
                Cancel = ShowAccount.PathOf(id),
            });

    private static async Task<IResult> AskAboutAdministratorAsync(Guid id, AccountsDbContext db, CancellationToken cancellationToken) =>
        await db.Accounts.FirstOrDefaultAsync(account => account.Id == id, cancellationToken) is not { ClosedUtc: null } account
            ? TypedResults.NotFound()
            : new RazorComponentResult<ConfirmPage>(new
            {
                Title = account.IsHostAdministrator ? Texts.Administrator_unmake : Texts.Administrator_make,
                Between = Between(account),
                Question = string.Format(null, account.IsHostAdministrator ? Texts.Administrator_unmake_question
                    : Texts.Administrator_make_question, account.DisplayName),
                Consequences = (IReadOnlyList<string>)[account.IsHostAdministrator ? Texts.Administrator_unmake_explained
                    : Texts.Administrator_make_explained],
                Action = Query.Of(PathOf(id, Administrator), ("jadikan", account.IsHostAdministrator ? "false" : "true")),
                Confirm = account.IsHostAdministrator ? Texts.Administrator_unmake : Texts.Administrator_make,
                Cancel = ShowAccount.PathOf(id),
                IsDangerous = account.IsHostAdministrator,
            });

    private static IReadOnlyList<(string, string)> Between(PortalAccount account) =>
        [(Texts.Accounts, ListAccounts.Path), (account.DisplayName, ShowAccount.PathOf(account.Id))];
}
