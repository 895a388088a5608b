using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Security;

/// <summary>
/// Lets through who may: sends the public to sign in, people with something pending to that, and answers 403 to those without the
/// permission. Forms whose antiforgery token isn't the person's own are refused.
/// </summary>
internal sealed class KeepOut(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var account = context.RequestServices.GetRequiredService<CurrentAccount>();
        if (account.Account is not null || metadata?.GetMetadata<RequiresAccount>() is not null)
            context.Response.Headers.CacheControl = "no-cache, no-store"; // as antiforgery writes it, which warns of anything else
        foreach (var required in metadata?.GetOrderedMetadata<RequiresAccount>() ?? [])
        {
            if (!Passes(context, required, account))
                return;
        }

        // The middleware of the framework has looked at the token; an endpoint that reads its form by itself would not ask.
        if (metadata?.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true } && IsWriting(context.Request)
            && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }

    private static bool Passes(HttpContext context, RequiresAccount required, CurrentAccount current)
    {
        if (current.Account is not { } account)
        {
            if (IsWriting(context.Request) || context.Request.Path.StartsWithSegments("/api"))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(context.RequestServices.GetRequiredService<Links>().To(ReturnAddress.ToSignIn(context.Request)));
            return false;
        }

        if (account.MustVisit is { } first && !required.EvenIfPending)
        {
            context.Response.Redirect(context.RequestServices.GetRequiredService<Links>().To(first));
            return false;
        }

        if (required.Permission is null || current.Allows(required.Permission))
            return true;
        context.RequestServices.GetService<IRefusalLog>()?.Count(
            context.RequestServices.GetRequiredService<CurrentTenant>().Tenant, account, required.Permission);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return false;
    }

    private static bool IsWriting(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
