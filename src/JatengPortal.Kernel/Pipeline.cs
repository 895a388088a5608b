using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Web.Caching;
using JatengPortal.Kernel.Web.Counting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using System.Net;

namespace JatengPortal.Kernel;

/// <summary>A request's way through the portal.</summary>
public static class Pipeline
{
    /// <summary>
    /// Maps files and modules and puts the kernel around them: forwarded headers, security headers, the host's own addresses, the
    /// tenant, cached pages, error pages, routing by feature, old addresses, and the module's endpoint.
    /// </summary>
    public static void UsePortal(this WebApplication app)
    {
        MapEverything(app);
        if (app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.KnownProxies is { Count: > 0 } proxies)
            app.UseForwardedHeaders(Trusting(proxies));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<CountRequests>();
        app.UseMiddleware<ErrorPages>();
        app.UseMiddleware<HostEndpoints>();
        app.UseMiddleware<TenantResolution>();
        app.UseMiddleware<LeadFromNumber>();
        app.UseMiddleware<AnswerFromCache>();
        app.UseRouting();
        app.UseMiddleware<EnterTenant>();
        app.UseMiddleware<EnterAccount>();
        app.UseAntiforgery();
        app.UseMiddleware<KeepOut>();
        app.UseMiddleware<RefuseZeroCharacters>();
        app.UseMiddleware<LeadFromOldAddress>();
        app.UseMiddleware<KeepInCache>();
    }

    /// <summary>Maps files and modules only: enough to know every address.</summary>
    public static void MapEverything(WebApplication app)
    {
        app.MapStaticAssets();
        IEndpointRouteBuilder routes = app;
        var plugins = app.Services.GetRequiredService<PluginCatalog>();
        foreach (var plugin in plugins.Serving)
            plugin.Files.Map(routes);
        app.Services.GetRequiredService<AssetAddresses>().Read(routes.DataSources);
        KernelRoutes.Map(routes);
        foreach (var module in app.Services.GetRequiredService<ModuleCatalog>().Modules)
            Map(module, routes, plugins);
        app.Services.GetRequiredService<ReservedSegments>().Read(routes.DataSources);
    }

    private static void Map(PortalModule module, IEndpointRouteBuilder routes, PluginCatalog plugins)
    {
        try
        {
            module.MapRoutes(routes);
        }
        catch (RuleViolationException failed) when (plugins.Serving.FirstOrDefault(plugin => plugin.Module == module) is { } plugin)
        {
            // It could when it was tried out. Its features have no addresses then, and everything else serves.
            plugins.Refuse(plugin.Name, failed.Message);
        }
    }

    private static ForwardedHeadersOptions Trusting(IEnumerable<string> proxies)
    {
        // Nobody is trusted by default, not even the loopback address that the framework would trust.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address)
                ? address
                : throw new RuleViolationException("settings.invalid", $"Portal__KnownProxies names '{proxy}', which is no IP address."));
        }

        return options;
    }
}
