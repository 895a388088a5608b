using System.Globalization;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Identity.Recovery;

/// <summary>
/// Asks for a link by which to choose another password. The request is only put aside here, whatever was typed, so that answer and time
/// are the same whether there is such an account or not.
/// </summary>
internal static class AskForReset
{
    private const int LongestName = 256;
    private const string SentPath = SignInPath.Forgotten + "/terkirim";

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(SignInPath.Forgotten, (MailQueue mail) => Page(mail, "", null));
        routes.MapPost(SignInPath.Forgotten, Handle).RequireAntiforgery();
        routes.MapGet(SentPath, () => new RazorComponentResult<ResetAskedPage>());
    }

    private static Results<RazorComponentResult<ForgottenPage>, RedirectHttpResult, ContentHttpResult> Handle(
        [FromForm] Form form, HttpContext context, MailQueue mail, ResetRequests requests, CurrentTenant current, Links links)
    {
        if (!requests.MayAsk(context))
            return TypedResults.Text(Texts.Sign_in_too_many, "text/plain; charset=utf-8", statusCode: StatusCodes.Status429TooManyRequests);
        var name = (form.UserName ?? "").Trim();
        if (name.Length is 0 or > LongestName)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(mail, name.Length > LongestName ? "" : name, Texts.Forgotten_empty);
        }

        if (!mail.IsConfigured)
            return Page(mail, name, null);
        requests.Add(new ResetRequest(name, current.Tenant.Id, CultureInfo.CurrentUICulture));
        return TypedResults.Redirect(links.To(SentPath));
    }

    private static RazorComponentResult<ForgottenPage> Page(MailQueue mail, string name, string? error) =>
        new(new { CanMail = mail.IsConfigured, UserName = name, Error = error });

    internal sealed record Form(string? UserName);
}
