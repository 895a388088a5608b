using System.Reflection;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Modules;

/// <summary>Addresses say about themselves what the framework's own say, although less is done for them at the start.</summary>
public sealed class FeatureRoutesTests(ProbedPortal portal)
{
    [Fact]
    public void Each_address_of_a_feature_names_the_method_that_answers()
    {
        var endpoints = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequiresFeature>() is not null).OfType<RouteEndpoint>().ToList();

        Assert.True(endpoints.Count > 100, $"Only {endpoints.Count} addresses were found.");
        Assert.All(endpoints, endpoint =>
        {
            var method = endpoint.Metadata.GetMetadata<MethodInfo>();
            Assert.NotNull(method);
            Assert.NotEqual(typeof(FeatureRoutes), method.DeclaringType);
            Assert.NotNull(endpoint.RequestDelegate);
        });
    }

    [Fact]
    public void What_answers_GET_answers_HEAD_and_nothing_else()
    {
        var methods = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequiresFeature>() is not null)
            .Select(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            .Where(list => list.Contains(HttpMethods.Get)).ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, list => Assert.Equal([HttpMethods.Get, HttpMethods.Head], list));
    }
}
