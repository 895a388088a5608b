using System.Diagnostics.CodeAnalysis;
using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Identity.SignIn;

/// <summary>Signs in with user name or e-mail address and password; who has a second factor is asked for it next.</summary>
internal static class SignInWithPassword
{
    private const int LongestName = 256;

    // Verified where there is no account, so that an unknown name takes as long as a wrong password.
    private static readonly PortalAccount Nobody = new() { DisplayName = "", CreatedUtc = default, UserName = "" };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<PortalAccount>().HashPassword(Nobody,
        Guid.NewGuid().ToString()));

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(SignInPath.Password, ShowAsync);
        routes.MapPost(SignInPath.Password, HandleAsync).RequireAntiforgery();
    }

    // Whoever has shown a password alone may sign in once more, with what else guards the account.
    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> ShowAsync(
        CurrentAccount current, UserManager<PortalAccount> accounts, Links links,
        [FromQuery(Name = ReturnAddress.QueryName)] string? returnAddress) =>
        current.Account is not { } signedIn
            || await SecurityChanges.WantMoreAsync(current, (await accounts.FindByIdAsync(signedIn.Id.ToString()))!, accounts)
            ? Page(returnAddress, "", null)
            : TypedResults.Redirect(ReturnAddress.Of(returnAddress, links.To(SignInPath.Account)));

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult, ContentHttpResult>> HandleAsync(
        [FromForm] Form form, HttpContext context, SignIns signIns, UserManager<PortalAccount> accounts, SignInLimits limits, Links links,
        CancellationToken cancellationToken)
    {
        // Whoever hammers gets no page made for it.
        if (!limits.MayTry(context))
            return TypedResults.Text(Texts.Sign_in_too_many, "text/plain; charset=utf-8", statusCode: StatusCodes.Status429TooManyRequests);
        var name = (form.UserName ?? "").Trim();
        if (name.Length is 0 or > LongestName || form.Password is not { Length: > 0 and <= PasswordStrength.Longest })
            return Refused(context, form, name, limits, null);
        var account = await accounts.FindByNameAsync(name) ?? await accounts.FindByEmailAsync(name);
        if (!limits.MayTry(context, name, account))
        {
            if (account is not null && limits.IsFirstRefusal(context, account))
                await signIns.NoteAsync(account, SignInOutcome.TooMany, context, cancellationToken);
            else if (account is not null)
                SignIns.Count(account, context);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = ((int)SignInLimits.Window.TotalSeconds).ToString(
                System.Globalization.CultureInfo.InvariantCulture);
            return Page(form.ReturnAddress, name, Texts.Sign_in_too_many);
        }

        if (!await IsRightAsync(accounts, account, form.Password) || account!.ClosedUtc is not null)
        {
            // Also where nobody is called so: the writing would tell by the time that it takes.
            await signIns.NoteAsync(
                account ?? Nobody, account is { ClosedUtc: not null } ? SignInOutcome.Closed : SignInOutcome.WrongPassword, context, cancellationToken);
            return Refused(context, form, name, limits, account);
        }

        if (account.HasSecondFactor)
        {
            await SignInTicket.BeginPendingAsync(context, account, ReturnAddress.Of(form.ReturnAddress, links.To(SignInPath.Account)));
            return TypedResults.Redirect(links.To(SignInPath.SecondStep));
        }

        await signIns.CompleteAsync(context, account, hasSecondFactor: false, cancellationToken);
        return TypedResults.Redirect(ReturnAddress.Of(form.ReturnAddress, links.To(SignInPath.Account)));
    }

    private static async Task<bool> IsRightAsync(UserManager<PortalAccount> accounts, [NotNullWhen(true)] PortalAccount? account,
        string password)
    {
        if (account?.PasswordHash is not null)
            return await accounts.CheckPasswordAsync(account, password);
        accounts.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
        return false;
    }

    private static RazorComponentResult<SignInPage> Refused(HttpContext context, Form form, string name, SignInLimits limits,
        PortalAccount? account)
    {
        limits.Failed(context, name, account);
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page(form.ReturnAddress, name, Texts.Sign_in_wrong);
    }

    private static RazorComponentResult<SignInPage> Page(string? returnAddress, string userName, string? error) =>
        new(new { ReturnAddress = Kernel.Security.ReturnAddress.Of(returnAddress, ""), UserName = userName, Error = error });

    internal sealed record Form(string? UserName, string? Password, string? ReturnAddress);
}
