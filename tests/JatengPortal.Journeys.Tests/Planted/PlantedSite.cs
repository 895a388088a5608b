using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JatengPortal.Journeys.Tests.Planted;

/// <summary>A little portal of two tenants (the root's and <c>dinas</c>) without a fault, in which a test plants the faults that a check must find.</summary>
internal sealed class PlantedSite : IAsyncDisposable
{
    private readonly Dictionary<string, (string Type, string Body)> _files = [];
    private readonly Dictionary<string, string> _redirects = [];
    private WebApplication? _server;

    public PlantedSite()
    {
        PlantPage("/", "Provinsi", """<p><a href="/kabar">Kabar</a> <a rel="external" href="/dinas/">Dinas</a></p>""");
        PlantPage("/kabar", "Kabar provinsi", """<p id="isi">Isi.</p><p><a href="/kabar#isi">Ke isi</a></p>""");
        PlantPage("/dinas/", "Dinas", "<p>Dinas.</p>");
        Plant("/gaya.css", "text/css", "body{color:#111;background:#fff}");
    }

    public Uri Address { get; private set; } = new("http://localhost/");

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public PlantedSite Plant(string path, string type, string body)
    {
        _files[path] = (type, body);
        return this;
    }

    public PlantedSite PlantRedirect(string path, string to)
    {
        _redirects[path] = to;
        return this;
    }

    /// <summary>A page that is right but for what the test writes into it. <c>ADDRESS</c> in it becomes the site's address.</summary>
    public PlantedSite PlantPage(string path, string title, string body, string head = "", string lang = "id") =>
        Plant(path, "text/html", $"""
            <!DOCTYPE html>
            <html lang="{lang}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="canonical" href="ADDRESS{path.TrimStart('/')}">
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/gaya.css">
            {head}
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            {body}
            </main>
            </body>
            </html>
            """);

    public async Task<PlantedSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(ServeAsync);
        await _server.StartAsync();
        var addresses = _server.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri($"{addresses.Addresses.Single()}/");
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (_redirects.TryGetValue(path, out var to))
        {
            context.Response.Redirect(to);
            return Task.CompletedTask;
        }

        if (!_files.TryGetValue(path, out var file))
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = $"{file.Type}; charset=utf-8";
        // As strict as the portal's own: what the checks inject must work under it.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:";
        return context.Response.WriteAsync(file.Body.Replace("ADDRESS", Address.AbsoluteUri, StringComparison.Ordinal));
    }
}
