using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Identity.SignIn;

/// <summary>Signs in with a passkey (kunci sandi; W3C Web Authentication), as the only step or as the second one.</summary>
internal static class SignInWithPasskey
{
    internal const int LongestCredential = 20_000;

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapPost(SignInPath.PasskeyOptions, OptionsAsync).RequireAntiforgery();
        routes.MapPost(SignInPath.Passkey, HandleAsync).RequireAntiforgery();
    }

    private static async Task<ContentHttpResult> OptionsAsync(HttpContext context, SignInManager<PortalAccount> signIn, UserManager<PortalAccount> accounts)
    {
        var (pending, _) = await SecondStep.PendingAsync(context, accounts);
        return TypedResults.Text(await signIn.MakePasskeyRequestOptionsAsync(pending), "application/json");
    }

    private static async Task<Results<RazorComponentResult<SignInPage>, RedirectHttpResult>> HandleAsync(
        [FromForm] Form form, HttpContext context, SignInManager<PortalAccount> signIn, UserManager<PortalAccount> accounts, SignIns signIns,
        SignInLimits limits, Links links, CancellationToken cancellationToken)
    {
        var (pending, returnAddress) = await SecondStep.PendingAsync(context, accounts);
        if (form.Credential is { Length: > 0 and < LongestCredential } && limits.MayTry(context, pending?.UserName ?? "", pending))
        {
            var result = await signIn.PerformPasskeyAssertionAsync(form.Credential);
            // As the second step, it has to be a key of the account whose password was shown.
            if (result is { Succeeded: true, User: { ClosedUtc: null } account } && (pending is null || pending.Id == account.Id))
            {
                await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey);
                await signIns.CompleteAsync(context, account, hasSecondFactor: true, cancellationToken);
                return TypedResults.Redirect(ReturnAddress.Of(returnAddress ?? form.ReturnAddress, links.To(SignInPath.Account)));
            }
        }

        limits.Failed(context, pending?.UserName ?? "", pending);
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return new RazorComponentResult<SignInPage>(
            new { ReturnAddress = ReturnAddress.Of(form.ReturnAddress, ""), UserName = "", Error = Texts.Passkey_failed });
    }

    internal sealed record Form(string? Credential, string? ReturnAddress);
}
