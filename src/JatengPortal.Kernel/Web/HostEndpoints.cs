using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Web;

/// <summary>Addresses of the process itself, which belong to no tenant: is it up, can it serve?</summary>
internal sealed class HostEndpoints(RequestDelegate next, IDbContextFactory<HostDbContext> host, TenantRegistry registry)
{
    /// <summary>First segments that no tenant may claim.</summary>
    public static readonly string[] Segments = ["health", "metrics"];

    public Task InvokeAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/health/live" => AnswerAsync(context, healthy: true),
        "/health/ready" => ReadyAsync(context),
        _ => next(context),
    };

    private async Task ReadyAsync(HttpContext context)
    {
        try
        {
            await using var db = await host.CreateDbContextAsync(context.RequestAborted);
            await db.Host.Select(row => row.Revision).SingleAsync(context.RequestAborted);
            await AnswerAsync(context, registry.Count > 0);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await AnswerAsync(context, healthy: false);
        }
    }

    private static Task AnswerAsync(HttpContext context, bool healthy)
    {
        context.Response.StatusCode = healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(healthy ? "Healthy" : "Unhealthy", context.RequestAborted);
    }
}
