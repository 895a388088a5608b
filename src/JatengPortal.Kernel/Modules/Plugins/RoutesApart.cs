using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>Takes addresses in without mapping them.</summary>
internal sealed class RoutesApart(IServiceProvider services) : IEndpointRouteBuilder
{
    public RoutesApart(IEndpointRouteBuilder routes)
        : this(routes.ServiceProvider)
    {
    }

    public IServiceProvider ServiceProvider => services;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IReadOnlyList<Endpoint> Endpoints => [.. DataSources.SelectMany(source => source.Endpoints)];

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
}
