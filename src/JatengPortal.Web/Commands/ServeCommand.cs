using JatengPortal.Kernel;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary>Serves the portal; on an empty data folder, sets it up first.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = PortalHost.Build(serving: true, settings);
        var first = await ReadyAsync(app, cancellationToken);
        await app.StartAsync(cancellationToken);
        if (first)
            await PrintAddressesAsync(app.Services);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <returns>Whether this was the first start.</returns>
    public static async Task<bool> ReadyAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.OpenPortalAsync(cancellationToken);
        await app.Services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(progress: null, cancellationToken);
        return await app.Services.SetUpPortalAsync(new ConsoleProgress(), cancellationToken);
    }

    private static async Task PrintAddressesAsync(IServiceProvider services)
    {
        var portal = services.GetRequiredService<PortalAddress>();
        var registry = services.GetRequiredService<TenantRegistry>();
        var ids = await services.GetRequiredService<HostDatabase>().ListTenantsAsync("", [], after: null, size: 100, CancellationToken.None);
        await Console.Out.WriteLineAsync("Portal siap. Alamat situs:");
        foreach (var tenant in ids.Select(registry.Find).OfType<Tenant>())
            await Console.Out.WriteLineAsync($"  {tenant.Title,-50} {tenant.AddressAt(portal)}");
        if (registry.Count > ids.Count)
            await Console.Out.WriteLineAsync($"  … dan {registry.Count - ids.Count} situs lain (tenants list)");
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
