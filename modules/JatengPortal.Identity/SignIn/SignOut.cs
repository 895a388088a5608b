using JatengPortal.Identity.Accounts;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Identity.SignIn;

/// <summary>Ends the session of this device.</summary>
internal static class SignOut
{
    internal static void Map(FeatureRoutes routes)
    {
        // A link from elsewhere must not sign anybody out: it asks.
        routes.MapGet(SignInPath.SignOut, () => new RazorComponentResult<SignOutPage>()).RequireAccount(evenIfPending: true);
        routes.MapPost(SignInPath.SignOut, HandleAsync).RequireAccount(evenIfPending: true);
    }

    private static async Task<RedirectHttpResult> HandleAsync(
        HttpContext context, AccountSessions sessions, Links links, CancellationToken cancellationToken)
    {
        var (session, account) = context.Features.Get<SignedIn>()!;
        await sessions.EndAsync(account.Id, session.Id, cancellationToken);
        await context.SignOutAsync(SignInTicket.Scheme);
        return TypedResults.Redirect(links.To("/"));
    }
}
