using JatengPortal.Kernel.Features;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.Kernel.Modules;

/// <summary>Puts addresses under a feature.</summary>
public static class FeatureRouting
{
    /// <summary>
    /// A group whose addresses exist only in tenants that have <paramref name="feature"/>; everywhere else they are 404,
    /// for every method. What answers GET answers HEAD too.
    /// </summary>
    public static FeatureRoutes MapFeature(this IEndpointRouteBuilder routes, Feature feature)
    {
        var group = routes.MapGroup("");
        group.WithMetadata(new RequiresFeature(feature));
        group.AddEndpointFilter(Web.LoadSite.FilterAsync);
        group.AddEndpointFilterFactory(Web.EmptyForm.Refuse);
        ((IEndpointConventionBuilder)group).Finally(AnswerHeadLikeGet);
        return new FeatureRoutes(group);
    }

    private static void AnswerHeadLikeGet(EndpointBuilder endpoint)
    {
        for (var i = 0; i < endpoint.Metadata.Count; i++)
        {
            if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: ["GET"] })
                endpoint.Metadata[i] = new HttpMethodMetadata(["GET", "HEAD"]);
        }
    }
}
