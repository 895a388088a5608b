using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Web.Caching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

[assembly: PortalContract(PortalContractAttribute.Current)]

namespace Contoh.Plugin;

/// <summary>What the plug-in offers, and how it is wired.</summary>
public sealed class PluginModule : PortalModule
{
    public static readonly Feature Main = new("Contoh.Plugin", "Contoh") { Description = "Apa gunanya, dalam satu kalimat." };

    public override IReadOnlyList<Feature> Features => [Main];

    public override void AddServices(IServiceCollection services) =>
        services.AddMenuEntry(Main, order: 800, "/contoh-alamat", () => Texts.Title);

    public override void MapRoutes(IEndpointRouteBuilder routes) =>
        routes.MapFeature(Main).MapGet("/contoh-alamat", () => new RazorComponentResult<FirstPage>()).CachePublicPage();
}
