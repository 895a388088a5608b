using JatengPortal.Kernel.Modules;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>The sample portal with <see cref="ProbeModule"/> in it, on real sockets: requests reach it as they were written.</summary>
public class ProbedPortal : PortalFactory
{
    public ProbedPortal() => UseKestrel(0);

    /// <summary>What the probe module has seen, and how it behaves.</summary>
    internal ProbeState Probe => Services.GetRequiredService<ProbeState>();

    /// <inheritdoc />
    public override Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    // On sockets the framework's clients would follow redirects, whatever they are told.
    public override HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseUrls("http://127.0.0.1:0");
        builder.ConfigureTestServices(services =>
        {
            var catalog = (ModuleCatalog)services.Last(service => service.ServiceType == typeof(ModuleCatalog)).ImplementationInstance!;
            var probe = new ProbeModule();
            probe.AddServices(services);
            services.Replace(ServiceDescriptor.Singleton(new ModuleCatalog([.. catalog.Modules, probe], catalog.Themes)));
        });
    }
}
