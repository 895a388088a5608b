using JatengPortal.Kernel;
using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.Logging.Console;

namespace JatengPortal.Web;

/// <summary>Builds the one host that serving and all verbs share.</summary>
internal static class PortalHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <param name="serving">Whether it will answer requests; a verb only needs the services and the addresses.</param>
    /// <param name="settings">As <c>--Name=value</c>, in the configuration's form.</param>
    public static WebApplication Build(bool serving, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = ContentRoot(settings) });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (builder.Configuration["URLS"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.AddPortal(ModuleCatalog.FromReferences(typeof(Program).Assembly));
        if (serving)
            builder.Services.AddPortalWork();
        else
            LogLikeAVerb(builder);
        var app = builder.Build();
        app.UsePortal();
        return app;
    }

    // What a verb prints is for scripts to read. A failing query ends as the verb's own one line.
    private static void LogLikeAVerb(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    // Started from anywhere, the portal finds its settings beside the program.
    private static string? ContentRoot(string[] settings) => settings.Any(setting => setting.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
        ? null
        : File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
