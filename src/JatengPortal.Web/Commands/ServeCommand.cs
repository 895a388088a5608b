using System.Globalization;
using System.Text;
using JatengPortal.Kernel;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary>Serves the portal; on an empty data folder, sets it up first.</summary>
internal static partial class ServeCommand
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = PortalHost.Build(serving: true, settings);
        var first = await ReadyAsync(app, cancellationToken);
        var notices = new StringBuilder(first ? await AddressesAsync(app.Services) : "");
        foreach (var notice in await app.Services.PrepareToServeAsync(cancellationToken))
            notices.AppendLine(notice);
        // Printed the moment that it listens, before anybody who waits for that goes on.
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.Write(notices));

        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <returns>Whether this was the first start.</returns>
    public static async Task<bool> ReadyAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.OpenPortalAsync(cancellationToken);
        await app.Services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(new MigrationProgress(app.Logger), cancellationToken);
        return await app.Services.SetUpPortalAsync(new ConsoleProgress(), cancellationToken);
    }

    private static async Task<string> AddressesAsync(IServiceProvider services)
    {
        var portal = services.GetRequiredService<PortalAddress>();
        var registry = services.GetRequiredService<TenantRegistry>();
        var ids = await services.GetRequiredService<HostDatabase>().ListTenantsAsync("", [], after: null, size: 100, CancellationToken.None);
        var text = new StringBuilder().AppendLine("Portal siap. Alamat situs:");
        foreach (var tenant in ids.Select(registry.Find).OfType<Tenant>())
            text.AppendLine(CultureInfo.InvariantCulture, $"  {tenant.Title,-50} {tenant.AddressAt(portal)}");
        if (registry.Count > ids.Count)
            text.AppendLine(CultureInfo.InvariantCulture, $"  … dan {registry.Count - ids.Count} situs lain (tenants list)");
        return text.ToString();
    }

    private sealed partial class MigrationProgress(ILogger logger) : IProgress<TenantMigration>
    {
        public void Report(TenantMigration value)
        {
            if (value.Failure is not null)
                LogLeftOut(logger, value.Failure, value.Tenant);
            Console.Out.WriteLine($"Memperbarui basis data {value.Number} dari {value.Of} …");
        }

        [LoggerMessage(Level = LogLevel.Error, Message = "The database of {Tenant} can't be brought up to date")]
        private static partial void LogLeftOut(ILogger logger, Exception exception, string tenant);
    }

    private sealed class ConsoleProgress : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value)
        {
            if (value.Activity is not null)
                Console.Out.WriteLine($"Menyiapkan {value.Activity} …");
        }
    }
}
