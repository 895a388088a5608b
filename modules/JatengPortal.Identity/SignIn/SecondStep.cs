using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Identity.SignIn;

/// <summary>The second step after the password: a code of the authenticator app (RFC 6238), or a recovery code.</summary>
internal static class SecondStep
{
    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(SignInPath.SecondStep, ShowAsync);
        routes.MapPost(SignInPath.SecondStep, HandleAsync).RequireAntiforgery();
    }

    /// <summary>Who has shown a password and owes the second step; null for nobody, and for those whose password has changed since.</summary>
    internal static async Task<(PortalAccount? Account, string? ReturnAddress)> PendingAsync(HttpContext context, UserManager<PortalAccount> accounts)
    {
        var pending = await context.AuthenticateAsync(SignInTicket.PendingScheme);
        if (!pending.Succeeded || SignInTicket.AccountOf(pending.Principal) is not { } id
            || await accounts.FindByIdAsync(id.ToString()) is not { ClosedUtc: null } account
            || !SignInTicket.IsCurrent(pending.Principal, account))
            return (null, null);
        return (account, pending.Properties.RedirectUri);
    }

    private static async Task<Results<RazorComponentResult<SecondStepPage>, RedirectHttpResult>> ShowAsync(
        HttpContext context, UserManager<PortalAccount> accounts, Links links) =>
        (await PendingAsync(context, accounts)).Account is { } account
            ? await PageAsync(accounts, account, null)
            : TypedResults.Redirect(links.To(SignInPath.Password));

    private static async Task<Results<RazorComponentResult<SecondStepPage>, RedirectHttpResult>> HandleAsync(
        [FromForm] Form form, HttpContext context, UserManager<PortalAccount> accounts, SignIns signIns, SignInLimits limits, Links links,
        CancellationToken cancellationToken)
    {
        var (account, returnAddress) = await PendingAsync(context, accounts);
        if (account is null)
            return TypedResults.Redirect(links.To(SignInPath.Password));
        if (!limits.MayTry(context, account.UserName!, account))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return await PageAsync(accounts, account, Texts.Sign_in_too_many);
        }

        if (await IsRightAsync(accounts, account, form.Code ?? ""))
        {
            await signIns.CompleteAsync(context, account, hasSecondFactor: true, cancellationToken);
            return TypedResults.Redirect(ReturnAddress.Of(returnAddress, links.To(SignInPath.Account)));
        }

        limits.Failed(context, account.UserName!, account);
        await signIns.NoteAsync(account, SignInOutcome.WrongSecondFactor, context, cancellationToken);
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(accounts, account, Texts.Second_step_wrong);
    }

    private static async Task<bool> IsRightAsync(UserManager<PortalAccount> accounts, PortalAccount account, string typed)
    {
        // People type codes as they read them: in groups.
        var code = typed.Replace(" ", "", StringComparison.Ordinal);
        if (code.Length is 0 or > 20)
            return false;
        if (code.Replace("-", "", StringComparison.Ordinal) is { Length: 6 } digits && digits.All(char.IsAsciiDigit))
            return await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits);
        return (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.ToUpperInvariant())).Succeeded;
    }

    private static async Task<RazorComponentResult<SecondStepPage>> PageAsync(UserManager<PortalAccount> accounts, PortalAccount account, string? error) =>
        new(new { HasPasskey = (await accounts.GetPasskeysAsync(account)).Count > 0, Error = error });

    internal sealed record Form(string? Code);
}
