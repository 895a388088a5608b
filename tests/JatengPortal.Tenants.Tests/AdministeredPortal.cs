using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Tenants.Tests;

/// <summary>The sample portal, looked after from its tenant at the root.</summary>
public sealed class AdministeredPortal : PortalFactory
{
    public const string BrokenPlugin = "Uji.Rusak";
    private static int _number;
    private readonly SemaphoreSlim _switching = new(1);
    private readonly SemaphoreSlim _sharing = new(1);
    private readonly Dictionary<string, Visitor> _shared = [];
    private bool _isSwitched;

    /// <summary>Begins with a plug-in that can't be loaded.</summary>
    public AdministeredPortal()
    {
        var folder = Path.Combine(DataPath, "plugins", BrokenPlugin);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, BrokenPlugin + ".dll"), "bukan pustaka");
    }

    /// <summary>A host administrator who is signed in, at the tenant at the root.</summary>
    public async Task<Visitor> NewHostAdministratorAsync()
    {
        await _switching.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_isSwitched)
                await At("induk").RunAsync("""{ "name": "feature", "enable": ["JatengPortal.Tenants"] }""");
            _isSwitched = true;
        }
        finally
        {
            _switching.Release();
        }

        return (await this.HireHostAdministratorAsync()).Browser;
    }

    /// <summary>A host administrator whom tests share that only look.</summary>
    public async Task<Visitor> HostAdministratorAsync()
    {
        await _sharing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _shared.TryGetValue("host", out var known) ? known : _shared["host"] = await NewHostAdministratorAsync();
        }
        finally
        {
            _sharing.Release();
        }
    }

    /// <summary>Staff whom tests share that only look.</summary>
    public async Task<Visitor> StaffAsync(Agency site, params string[] permissions)
    {
        var key = $"{site.Tenant.Name}: {string.Join(' ', permissions)}";
        await _sharing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _shared.TryGetValue(key, out var known) ? known : _shared[key] = (await site.HireAsync(permissions)).Browser;
        }
        finally
        {
            _sharing.Release();
        }
    }

    /// <summary>A site of a test's own.</summary>
    public async Task<Agency> NewSiteAsync(string recipe = "sample-agency", string? region = null, params string[] profiles)
    {
        var name = $"situs-{Interlocked.Increment(ref _number)}";
        await Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
            new TenantDefinition { Name = name, Title = $"Situs {name}", Parent = "induk", Recipe = recipe, RegionCode = region, FeatureProfiles = profiles },
            TestContext.Current.CancellationToken);
        return At(name);
    }

    /// <summary>Runs a recipe of these steps on the host.</summary>
    public async Task RunOnHostAsync(string steps)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("host.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "host", "steps": [ {{steps}} ] }""", TestContext.Current.CancellationToken);
        await Services.GetRequiredService<HostRun>().RunAsync(Recipe.Load(file), new HostRunOptions(), TestContext.Current.CancellationToken);
    }
}
