using System.Globalization;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Web;

/// <summary>Endpoint metadata: served even while the tenant is closed, because the page that says so needs it.</summary>
internal sealed record ServedWhileClosed;

/// <summary>
/// Connects the request's scope to its tenant and language, once routing has found an endpoint. A tenant that isn't running
/// answers 503 at all its addresses; static files belong to the host and are served even then.
/// </summary>
internal sealed class EnterTenant(RequestDelegate next, LockedDatabases locked)
{
    private const string RetryAfterSeconds = "3600";

    public Task InvokeAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<StaticAssetDescriptor>() is not null || metadata?.GetMetadata<PluginFiles>() is not null)
            return next(context);
        var tenant = context.Features.Get<Tenant>()!;
        Enter(context, tenant);
        if (locked.Contains(tenant))
            return EnterWhenFreeAsync(context, tenant);
        if (tenant.State == TenantState.Running || metadata?.GetMetadata<ServedWhileClosed>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Task.CompletedTask;
    }

    private async Task EnterWhenFreeAsync(HttpContext context, Tenant tenant)
    {
        if (await locked.IsFreeAsync(tenant, context.RequestAborted))
            await InvokeAsync(context);
        else
            ErrorPages.AnswerUnavailable(context);
    }

    /// <summary>Also for error pages, which may be needed before an endpoint is known.</summary>
    public static void Enter(HttpContext context, Tenant tenant)
    {
        var language = context.Features.Get<Language>()!;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        context.RequestServices.GetRequiredService<CurrentTenant>().Set(tenant);
        var page = context.RequestServices.GetRequiredService<PageRequest>();
        page.Language = language;
        page.Path = context.Request.Path.Value ?? "/";
    }
}
