using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Identity.Invitations;

/// <summary>Takes up an invitation, or resets a password: whoever holds the link chooses a password, once, and is signed in by
/// it.</summary>
internal static class UseLink
{
    internal static void Map(FeatureRoutes routes)
    {
        foreach (var kind in Enum.GetValues<AccountLinkKind>())
        {
            var path = LinkLetters.PathOf(kind) + "/{token}";
            routes.MapGet(path, (string token, HttpContext context, AccountLinks links, CancellationToken cancellationToken) =>
                ShowAsync(token, kind, context, links, cancellationToken));
            routes.MapPost(path, ([FromForm] Form form, string token, HttpContext context, LinkRedemption redemption,
                SignInLimits limits, Links links,
                CancellationToken cancellationToken) => HandleAsync(form, token, kind, context, redemption, limits, links,
                    cancellationToken)).RequireAntiforgery();
        }
    }

    private static async Task<RazorComponentResult> ShowAsync(
        string token, AccountLinkKind kind, HttpContext context, AccountLinks links, CancellationToken cancellationToken)
    {
        Conceal(context);
        return await links.FindAsync(token, kind, cancellationToken) is { } found
            ? Page(token, kind, found.Account, null)
            : Gone(kind);
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, ContentHttpResult>> HandleAsync(
        Form form, string token, AccountLinkKind kind, HttpContext context, LinkRedemption redemption, SignInLimits limits, Links links,
        CancellationToken cancellationToken)
    {
        Conceal(context);
        if (!limits.MayTry(context))
            return TypedResults.Text(Texts.Sign_in_too_many, "text/plain; charset=utf-8", statusCode: StatusCodes.Status429TooManyRequests);
        var (account, error) = await redemption.RedeemAsync(context, token, kind, form.New ?? "", form.Again ?? "", cancellationToken);
        if (account is null)
        {
            limits.Failed(context, "", null);
            return Gone(kind);
        }

        if (error is not null)
            return Page(token, kind, account, error);
        return TypedResults.Redirect(links.To(account.HasSecondFactor ? SignInPath.SecondStep : SignInPath.Account));
    }

    /// <summary>The address opens an account: it is told to nobody that the page links to, and kept nowhere.</summary>
    private static void Conceal(HttpContext context)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-cache, no-store"; // as antiforgery writes it, which warns of anything else
    }

    private static RazorComponentResult<ChooseByLinkPage> Page(string token, AccountLinkKind kind, PortalAccount account, string? error) =>
        new(new { Token = token, Kind = kind, UserName = account.UserName!, account.DisplayName, Error = error })
        {
            StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static RazorComponentResult<LinkGonePage> Gone(AccountLinkKind kind) =>
        new(new { Kind = kind }) { StatusCode = StatusCodes.Status410Gone };

    internal sealed record Form(string? New, string? Again);
}
