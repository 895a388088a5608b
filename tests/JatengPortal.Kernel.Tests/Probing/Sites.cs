using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>Sites of a test's own, and what tests do to them.</summary>
internal static class Sites
{
    private static int _last;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A name that no other test uses.</summary>
    public static string NewName() => $"situs-{Interlocked.Increment(ref _last)}";

    /// <summary>A new site with news and what a test names.</summary>
    public static async Task<Agency> NewSiteAsync(this PortalFactory portal, string? parent = null, params Feature[] features)
    {
        var name = NewName();
        await portal.Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
            new TenantDefinition { Name = name, Title = $"Kantor {name}", Parent = parent, Recipe = "sample-agency" }, Token);
        var site = portal.At(name);
        if (features.Length > 0)
            await site.SwitchOnAsync(features);
        return site;
    }

    public static Task SwitchOnAsync(this Agency site, params Feature[] features) => site.SwitchAsync(features, []);

    public static Task SwitchOffAsync(this Agency site, params Feature[] features) => site.SwitchAsync([], features);

    public static async Task<IReadOnlyList<(Feature Feature, bool On)>> SwitchAsync(this Agency site, Feature[] on, Feature[] off)
    {
        await using var scope = site.OpenScope();
        return await scope.ServiceProvider.GetRequiredService<FeatureSwitch>()
            .ChangeAsync(on.Select(feature => feature.Id), off.Select(feature => feature.Id), Token);
    }

    /// <summary>Work in one transaction of the site.</summary>
    public static async Task ChangeAsync(this Agency site, Func<IServiceProvider, Task> change)
    {
        await using var scope = site.OpenScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Token);
        await change(scope.ServiceProvider);
        await transaction.CommitAsync(Token);
    }

    /// <summary>A look into the kernel's tables of the site.</summary>
    public static async Task<T> LookAsync<T>(this Agency site, Func<TenantStateDbContext, Task<T>> look)
    {
        await using var scope = site.OpenScope();
        return await look(scope.ServiceProvider.GetRequiredService<TenantStateDbContext>());
    }

    /// <summary>The JSON, or notes, of a section of settings; null for none.</summary>
    public static Task<string?> SectionAsync(this Agency site, string section) => site.LookAsync(
        db => db.Settings.Where(row => row.Section == section).Select(row => row.Json).FirstOrDefaultAsync(Token))!;

    /// <summary>The host's row of the site.</summary>
    public static async Task<TenantRow> HostRowAsync(this PortalFactory portal, Agency site)
    {
        var id = site.Tenant.Id;
        return await portal.OnHostAsync(db => db.Tenants.AsNoTracking().SingleAsync(row => row.Id == id, Token));
    }

    public static async Task<T> OnHostAsync<T>(this PortalFactory portal, Func<HostDbContext, Task<T>> look)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<HostDbContext>>().CreateDbContextAsync(Token);
        return await look(db);
    }
}
