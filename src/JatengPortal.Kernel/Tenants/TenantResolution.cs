using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Tenants;

/// <summary>
/// Finds the tenant of a request by host name and first path segment, moves the tenant's prefix and the language into
/// <see cref="HttpRequest.PathBase"/>, and answers 404 where there is none. There is no default tenant.
/// </summary>
internal sealed class TenantResolution(RequestDelegate next, TenantRegistry registry)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value;
        if (string.IsNullOrEmpty(path) || path[0] != '/')
            path = "/";
        var tenant = registry.Resolve(HostNameOf(request), path);
        if (tenant is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Features.Set(tenant);
        if (tenant.Prefix.Length > 0)
        {
            request.PathBase = tenant.PathBase;
            path = path[tenant.PathBase.Length..];
            if (path.Length == 0 && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            {
                context.Response.Redirect(tenant.PathBase + "/" + request.QueryString, permanent: true);
                return Task.CompletedTask;
            }
        }

        var language = Language.Of(path);
        context.Features.Set(language);
        request.PathBase = request.PathBase.Add(language.PathBase);
        path = path[language.PathBase.Length..];
        request.Path = path.Length == 0 ? "/" : path;
        return next(context);
    }

    /// <summary>Empty, which no tenant has, for what begins like a name of other letters (<c>xn--</c>) and is none.</summary>
    private static string HostNameOf(HttpRequest request)
    {
        try
        {
            return request.Host.Host;
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
