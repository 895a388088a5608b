using JatengPortal.Kernel;
using JatengPortal.Kernel.Modules;

namespace JatengPortal.Web;

/// <summary>Builds the one host that serving and all verbs share.</summary>
internal static class PortalHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <param name="serving">Whether it will answer requests; a verb only needs the services and the addresses.</param>
    public static WebApplication Build(bool serving)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = ContentRoot() });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (builder.Configuration["URLS"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.AddPortal(ModuleCatalog.FromReferences(typeof(Program).Assembly));
        if (serving)
            builder.Services.AddPortalWork();
        else
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        var app = builder.Build();
        app.UsePortal();
        return app;
    }

    // Started from anywhere, the portal finds its settings beside the program.
    private static string ContentRoot() =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
