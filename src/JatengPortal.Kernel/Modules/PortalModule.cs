using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Modules;

/// <summary>The one entry point of a module: what it offers, and how it is wired. An assembly declares exactly one.</summary>
/// <remarks>Needs a public parameterless constructor; it runs once, before the host is built.</remarks>
public abstract class PortalModule
{
    /// <summary>What tenants can switch on.</summary>
    public abstract IReadOnlyList<Feature> Features { get; }

    /// <summary>What roles can allow.</summary>
    public virtual IReadOnlyList<Permission> Permissions => [];

    /// <summary>Registers services, databases and contributions; contributions name the feature that they belong to.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Maps the module's addresses, each under <see cref="FeatureRouting.MapFeature"/>.</summary>
    public virtual void MapRoutes(IEndpointRouteBuilder routes)
    {
    }
}
