using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Identity.Accounts;

/// <summary>Chooses a new password. All other devices are signed out by it.</summary>
internal static class ChangePassword
{
    public const string Path = "/akun/sandi";

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(Path, (CurrentAccount current) => Page(current, null)).RequireAccount(evenIfPending: true);
        routes.MapPost(Path, HandleAsync).RequireAccount(evenIfPending: true);
    }

    private static async Task<Results<RazorComponentResult<ChangePasswordPage>, RedirectHttpResult>> HandleAsync(
        [FromForm] Form form, HttpContext context, CurrentAccount current, UserManager<PortalAccount> accounts, AccountSessions sessions,
        SignInLimits limits, HostConnection host, IAuditTrail audit, Links links, CancellationToken cancellationToken)
    {
        var account = (await accounts.FindByIdAsync(current.Account!.Id.ToString()))!;
        if (!limits.MayTry(context, account.UserName!, account))
            return Refuse(context, current, Texts.Sign_in_too_many);
        if (form.Current is not { Length: > 0 and <= PasswordStrength.Longest } || !await accounts.CheckPasswordAsync(account, form.Current))
        {
            limits.Failed(context, account.UserName!, account);
            return Refuse(context, current, Texts.Password_current_wrong);
        }

        if (form.New != form.Again)
            return Refuse(context, current, Texts.Password_differs);
        if (form.New == form.Current)
            return Refuse(context, current, Texts.Password_same);
        if (PasswordStrength.FaultOf(form.New ?? "", account) is { } fault)
            return Refuse(context, current, fault);

        await using (var transaction = await host.BeginAsync(cancellationToken))
        {
            account.MustChangePassword = false;
            var changed = await accounts.ChangePasswordAsync(account, form.Current, form.New!);
            if (!changed.Succeeded)
                return Refuse(context, current, string.Join(' ', changed.Errors.Select(error => error.Description)));
            await sessions.EndAllAsync(account.Id, context.Features.Get<SignedIn>()!.Session.Id, cancellationToken);
            await audit.RecordAsync(host, new AuditFact("account.password-changed", account.UserName!), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return TypedResults.Redirect(links.To(SignInPath.Account));
    }

    private static RazorComponentResult<ChangePasswordPage> Refuse(HttpContext context, CurrentAccount current, string error)
    {
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page(current, error);
    }

    private static RazorComponentResult<ChangePasswordPage> Page(CurrentAccount current, string? error) =>
        new(new { IsForced = current.Account!.MustVisit == Path, Error = error });

    internal sealed record Form(string? Current, string? New, string? Again);
}
