using System.Net;
using System.Net.Sockets;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>
/// The portal as the setup recipe makes it, with all its tenants, in this process: a browser reaches it on a socket, and its clock can be
/// turned.
/// </summary>
public sealed class TurnablePortal : PortalFactory
{
    private readonly int _port = FreePort();

    public TurnablePortal() => UseKestrel(_port);

    public override Uri Address => new($"http://localhost:{_port}/");

    protected override string SetupRecipe => "jateng";

    protected override string RecipesPath => Repository.PathOf("recipes");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Portal:PublicAddress"] = Url };

    private string Url => Address.GetLeftPart(UriPartial.Authority);

    public override HttpClient Browser()
    {
        StartServer();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Waits until the last tenant of the recipe serves.</summary>
    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        using var browser = Browser();
        while (true)
        {
            using var answer = await browser.GetAsync(new Uri("/kota-tegal/", UriKind.Relative), cancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
                return;
            await Task.Delay(100, cancellationToken);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseUrls(Url);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
