using System.Diagnostics;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Web.Counting;

/// <summary>Counts every request of a tenant, those answered from the cache too. Outside of what answers, so that errors are seen as they are sent.</summary>
internal sealed class CountRequests(RequestDelegate next, RequestCounts counts)
{
    public Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = next(context);
        // Pages from the cache are done by now; nothing is allocated for them.
        if (!answer.IsCompletedSuccessfully)
            return CountLaterAsync(answer, context, started);
        Count(context, started);
        return Task.CompletedTask;
    }

    private async Task CountLaterAsync(Task answer, HttpContext context, long started)
    {
        try
        {
            await answer;
        }
        finally
        {
            Count(context, started);
        }
    }

    private void Count(HttpContext context, long started)
    {
        if (context.Features.Get<Tenant>() is { } tenant)
            counts.Count(tenant.Id, context.Response.StatusCode, Stopwatch.GetElapsedTime(started));
    }
}
