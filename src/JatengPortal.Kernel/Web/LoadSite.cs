using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Web;

/// <summary>Reads what layouts show before the endpoint runs, so that components hold no queries.</summary>
internal static class LoadSite
{
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await context.HttpContext.RequestServices.GetRequiredService<Site>().LoadAsync(context.HttpContext.RequestAborted);
        return await next(context);
    }
}
