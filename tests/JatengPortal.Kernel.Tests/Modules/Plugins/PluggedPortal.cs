using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using static JatengPortal.Kernel.Tests.Modules.Plugins.BuiltPlugin;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>The sample portal with plug-ins: the published one, good ones, a theme, one that throws while it serves, and every broken one.</summary>
public sealed class PluggedPortal : PortalFactory, IAsyncLifetime
{
    public const string Thrower = "Uji.Pelempar";
    public const string Theme = "Uji.Tema";

    public PluggedPortal() => UseKestrel(0);

    public override Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public string PluginsFolder => Path.Combine(DataPath, "plugins");

    public async ValueTask InitializeAsync()
    {
        await PublishedPlugin.PutIntoAsync(DataPath);
        BrokenPlugins.Write(PluginsFolder);
        // The first needs a feature of one that comes later in the alphabet.
        Write(PluginsFolder, "Awal.A", Module("Uji.Awal", Route("/awal-a"), dependsOn: "\"Uji.Zaman\""));
        Write(PluginsFolder, "Zaman.Z", Module("Uji.Zaman", Route("/zaman-z")));
        Write(PluginsFolder, Thrower, Module(Thrower, ThrowingModule) + ThrowingParts);
        Write(PluginsFolder, Theme, ThemeCode);
        WriteFiles(Path.Combine(PluginsFolder, Theme, "wwwroot"));
        Directory.CreateDirectory(Path.Combine(PluginsFolder, ".sedang-disalin"));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseUrls("http://127.0.0.1:0");
    }

    private void WriteFiles(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "gambar"));
        File.WriteAllText(Path.Combine(root, "tema.css"), ".tema{}");
        File.WriteAllText(Path.Combine(root, "gambar", "ikon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        File.Copy(Path.Combine(root, "gambar", "ikon.svg"), Path.Combine(root, "gambar", "tukar.svg"));
        File.WriteAllText(Path.Combine(root, "apa.rahasia-jenis"), "jenis tak dikenal");
        File.WriteAllText(Path.Combine(root, ".tersembunyi"), "tersembunyi");
        File.WriteAllText(Path.Combine(DataPath, "rahasia.txt"), "rahasia");
        File.CreateSymbolicLink(Path.Combine(root, "tautan.txt"), Path.Combine(DataPath, "rahasia.txt"));
    }

    private const string ThrowingModule = """
        public override void AddServices(IServiceCollection services)
        {
            services.AddMenuEntry(Fitur, 1, "/pelempar", () => throw new InvalidOperationException("menu meledak"));
            services.AddHomeSection<LemparMuat>(Fitur, 1);
            services.AddHomeSection<LemparGambar>(Fitur, 2);
            services.AddHomeSection<Tenang>(Fitur, 3);
            services.AddRecipeStep<LemparStep>(Fitur);
            services.AddHostedService<LemparKerja>();
            services.AddHostedService<LemparNanti>();
            services.AddHostedService<TakPernahMulai>();
            services.AddOldAddressSource<LemparAlamat>(Fitur);
            services.AddSitemapSource<LemparPeta>(Fitur);
            services.AddContentType<LemparIsi>(Fitur);
            services.AddMessageHandler<LemparKabar, LemparTerima>(Fitur);
            services.AddDueHandler<LemparWaktu>("uji.lempar", Fitur);
        }

        public override void MapRoutes(IEndpointRouteBuilder routes)
        {
            var group = routes.MapFeature(Fitur);
            group.MapGet("/pelempar", string () => throw new InvalidOperationException("halaman meledak"));
            group.MapGet("/pelempar/komponen", () => new RazorComponentResult<LemparHalaman>());
            group.MapGet("/pelempar/tenang", () => "tenang");
        }
        """;

    private const string ThrowingParts = """
        public sealed class LemparMuat : IHomeSection
        {
            public Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("bagian meledak");
        }
        public sealed class LemparGambar : IHomeSection
        {
            public Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken) =>
                Task.FromResult<RenderFragment?>(builder => throw new InvalidOperationException("gambar meledak"));
        }
        public sealed class Tenang : IHomeSection
        {
            public Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken) =>
                Task.FromResult<RenderFragment?>(builder => builder.AddContent(0, "bagian yang tenang"));
        }
        public sealed class LemparHalaman : ComponentBase
        {
            protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException("komponen meledak");
        }
        public sealed class LemparKerja : BackgroundService
        {
            public override Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("kerja meledak");
            protected override Task ExecuteAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        public sealed class TakPernahMulai : BackgroundService
        {
            public override Task StartAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
            protected override Task ExecuteAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        public sealed class LemparNanti : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken cancellationToken)
            {
                await Task.Yield();
                throw new TaskCanceledException("kerja meledak kemudian");
            }
        }
        public sealed class LemparAlamat : IOldAddressSource
        {
            public Task<string?> FindAsync(JatengPortal.Kernel.Publishing.OldPath path, CancellationToken cancellationToken) =>
                throw new InvalidOperationException("alamat meledak");
        }
        public sealed class LemparPeta : ISitemapSource
        {
            public string Name => "lempar";
            public Task<int> CountAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("peta meledak");
            public IAsyncEnumerable<SitemapPage> ReadAsync(int skip, int take, CancellationToken cancellationToken) =>
                throw new InvalidOperationException("peta meledak");
        }
        public sealed class LemparButir { public required string ContentType { get; init; } }
        public sealed class LemparIsi : ContentType<LemparButir>
        {
            public override string Name => "Lempar";
            public override Task<ContentChange?> ApplyAsync(LemparButir item, RecipeRun run, CancellationToken cancellationToken) =>
                throw new InvalidOperationException("isi meledak");
        }
        public sealed record LemparKabar(string Slug) : IMessage { public static string Type => "news.article-published"; }
        public sealed class LemparTerima : IMessageHandler<LemparKabar>
        {
            public Task HandleAsync(LemparKabar message, JatengPortal.Kernel.Tenants.Tenant sender, CancellationToken cancellationToken) =>
                throw new TaskCanceledException("kabar meledak");
        }
        public sealed class LemparWaktu : IDueHandler
        {
            public Task HandleAsync(string key, CancellationToken cancellationToken) => throw new TaskCanceledException("waktu meledak");
        }
        public sealed class Lemparan { public bool Awal { get; set; } }
        public sealed class LemparStep : RecipeStep<Lemparan>
        {
            public override string Name => "lempar";
            public override void Check(Lemparan step, RecipeCheck check)
            {
                if (step.Awal)
                    throw new InvalidOperationException("pemeriksaan meledak");
            }
            public override Task RunAsync(Lemparan step, RecipeRun run, CancellationToken cancellationToken) =>
                throw new InvalidOperationException("langkah meledak");
        }
        """;

    private const string ThemeCode = """
        [assembly: PortalContract(PortalContractAttribute.Current)]
        public sealed class UjiTheme : PortalTheme
        {
            public UjiTheme() => Replace<PublicLayout, UjiLayout>();
            public override string Id => "Uji.Tema";
            public override string Name => "Tema uji";
        }
        public sealed class UjiLayout : LayoutComponentBase
        {
            [Inject] public JatengPortal.Kernel.Web.Links Links { get; set; } = null!;
            protected override void BuildRenderTree(RenderTreeBuilder builder)
            {
                builder.AddMarkupContent(0, $"<!DOCTYPE html><html lang=\"id\"><body data-tema=\"uji\" data-css=\"{Links.Asset("_content/Uji.Tema/tema.css")}\">");
                builder.AddContent(1, Body);
                builder.AddMarkupContent(2, "</body></html>");
            }
        }
        """;
}
