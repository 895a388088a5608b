using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace JatengPortal.Testing;

/// <summary>
/// The whole portal in the test's process, with real databases in a folder of its own, set up by <c>sample.recipe.json</c>.
/// Start one for many tests: as a collection or assembly fixture.
/// </summary>
public class PortalFactory : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lock _starting = new();

    /// <summary>The clock of this portal.</summary>
    public TurnableClock Clock { get; } = new();

    /// <summary>Where it keeps its data.</summary>
    public virtual string DataPath => _folder.PathOf("App_Data");

    /// <summary>The recipe that sets it up.</summary>
    protected virtual string SetupRecipe => "sample";

    /// <summary>The folder of the recipes.</summary>
    protected virtual string RecipesPath => Path.Combine(AppContext.BaseDirectory, "SampleRecipes");

    /// <summary>More settings, by name such as <c>Portal:PageCache:Enabled</c>.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>The site of one agency.</summary>
    public Agency At(string tenant) => new(this, tenant);

    /// <summary>Where it is asked.</summary>
    public virtual Uri Address => new("http://localhost");

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public virtual HttpClient Browser()
    {
        Start();
        return CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = Address, AllowAutoRedirect = false,
            HandleCookies = false });
    }

    /// <summary>The services of the running portal.</summary>
    public override IServiceProvider Services
    {
        get
        {
            Start();
            return base.Services;
        }
    }

    // Test classes run side by side, and the first to ask starts the portal for all; the framework would let two start it.
    private void Start()
    {
        lock (_starting)
            StartServer();
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As agencies run it.
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("Portal:DataPath", DataPath);
        builder.UseSetting("Portal:RecipesPath", RecipesPath);
        builder.UseSetting("Portal:Setup:Recipe", SetupRecipe);
        builder.UseSetting("Portal:PublicAddress", "http://localhost");
        foreach (var (name, value) in TestDatabase.SettingsFor(DataPath))
            builder.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            // What makes passwords dear to guess makes tests slow.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        });
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
