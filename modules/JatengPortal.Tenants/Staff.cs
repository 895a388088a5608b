using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Tenants;

/// <summary>People who may do something in this tenant, whatever it is.</summary>
internal static class Staff
{
    /// <summary>Whoever has an account, but nothing to do here, gets 403.</summary>
    public static FeatureRoutes ForStaff(this FeatureRoutes routes) => routes.AddEndpointFilter(
        static async (context, next) => context.HttpContext.RequestServices.GetRequiredService<CurrentAccount>().AllowsAnything
            ? await next(context)
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden));
}
