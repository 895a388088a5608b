using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Web;

/// <summary>Reads what layouts show before the endpoint runs, so that components hold no queries.</summary>
internal static class LoadSite
{
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var site = services.GetRequiredService<Site>();
        await site.LoadAsync(context.HttpContext.RequestAborted);
        if (context.HttpContext.Request.QueryString.HasValue)
            services.GetRequiredService<SitePreviews>().TryShow(context.HttpContext, site);
        return await next(context);
    }
}
