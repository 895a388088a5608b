using Microsoft.CodeAnalysis;
using static JatengPortal.Kernel.Tests.Modules.Plugins.BuiltPlugin;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>Every way to be refused, and what the refusal says.</summary>
internal static class BrokenPlugins
{
    private const string HalfWay = """
        public override void AddServices(IServiceCollection services)
        {
            services.AddMenuEntry(Fitur, 1, "/setengah", () => "Setengah jalan");
            services.AddRecipeStep<SetengahStep>();
            throw new InvalidOperationException("habis separuh jalan");
        }
        """;

    private const string HalfWayStep = """
        public sealed class Setengah { }
        public sealed class SetengahStep : RecipeStep<Setengah>
        {
            public override string Name => "setengah";
            public override Task RunAsync(Setengah step, RecipeRun run, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private const string Context = """

        public abstract class UjiDbContext(DbContextOptions options) : TenantDbContext(options)
        {
            protected override void Declare(ModelBuilder model) => model.Entity<Baris>().ToTable("NAMA");
        }
        public sealed class SqliteUjiDbContext(DbContextOptions<SqliteUjiDbContext> options) : UjiDbContext(options);
        public sealed class PostgresUjiDbContext(DbContextOptions<PostgresUjiDbContext> options) : UjiDbContext(options);
        public sealed class Baris { public int Id { get; set; } }
        """;

    private const string AddContext =
        "public override void AddServices(IServiceCollection services) => services.AddTenantDatabase<UjiDbContext, SqliteUjiDbContext, PostgresUjiDbContext>();";

    private const string FailingMigration = """

        [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(SqliteUjiDbContext))]
        [Microsoft.EntityFrameworkCore.Migrations.Migration("20260101000000_Sqlite")]
        public sealed class SqliteAwal : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder) => builder.Sql("INSERT INTO tabel_yang_tidak_ada VALUES (1)");
        }
        """;

    /// <summary>Name, and a part of the reason.</summary>
    public static IReadOnlyList<(string Name, string Reason)> All { get; } =
    [
        ("Rusak.Alamat", "/berita/khusus is taken"),
        ("Rusak.AlamatBebas", "begins with a parameter"),
        ("Rusak.Berkas", "wwwroot/film.mp4 has more than 50 MB"),
        ("Rusak.Dll", "Rusak.Dll.dll is no .NET assembly, or damaged"),
        ("Rusak.DuaModul", "more than one: UjiModule, UjiModuleLain"),
        ("Rusak.EntityFramework", "was built for Microsoft.EntityFrameworkCore 9.0.4.0"),
        ("Rusak.Fitur", "Features failed: InvalidOperationException: fitur meledak"),
        ("Rusak.FiturTerpakai", "Two modules declare the feature JatengPortal.News"),
        ("Rusak.Kebutuhan", "needs Uji.TidakAda, which no module declares"),
        ("Rusak.Kembar", "/Zaman-Z is taken"),
        ("Rusak.Kendala", "kendala-ngawur"),
        ("Rusak.Ketergantungan", "needs Pustaka.Hilang 1.2.3.0, which is neither in its folder nor a part of the portal"),
        ("Rusak.Konstruktor", "the constructor of UjiModule failed: InvalidOperationException: konstruktor meledak"),
        ("Rusak.Kontrak", "built for contract 99, and this portal has contract 1"),
        ("Rusak.Kosong", "holds no Rusak.Kosong.dll"),
        ("Rusak.Langkah", "a recipe step failed: InvalidOperationException: langkah meledak"),
        ("Rusak.LangkahKembar", "Two recipe steps are called 'content'"),
        ("Rusak.Layanan", "AddServices failed: InvalidOperationException: habis separuh jalan"),
        ("Rusak.Mengganti", "removes or replaces TenantScopes"),
        ("Rusak.MenggantiJam", "registers TimeProvider a second time"),
        ("Rusak.MenggantiJejak", "registers IAuditTrail a second time"),
        ("Rusak.Migrasi", "the migration of UjiDbContext failed:"),
        ("Rusak.NamaFitur", "is no feature"),
        ("Rusak.NamaLain", "holds the assembly Nama.Lain"),
        ("Rusak.Penyewa", "/dinas-a is that of a tenant of the setup recipe"),
        ("Rusak.Rute", "MapRoutes failed: InvalidOperationException: rute meledak"),
        ("Rusak.TabelKembar", "has the table articles, which there is already"),
        ("Rusak.TanpaFitur", "stands under no feature"),
        ("Rusak.TanpaKontrak", "doesn't say for which contract"),
        ("Rusak.TanpaMigrasi", "has no migration for PostgreSQL"),
        ("Rusak.TanpaModul", "declares no public PortalModule"),
        ("Rusak.Terpotong", "damaged"),
    ];

    public static void Write(string folder)
    {
        Write(folder, "Rusak.Alamat", Module("Uji.Alamat", Route("/berita/khusus")));
        Write(folder, "Rusak.AlamatBebas", Module("Uji.AlamatBebas", Route("/{apa}/saja")));
        Write(folder, "Rusak.DuaModul", Module("Uji.DuaModul") + "public sealed class UjiModuleLain : PortalModule { public override IReadOnlyList<Feature> Features => []; }");
        Write(folder, "Rusak.EntityFramework", Module("Uji.Ef") + "public sealed class Lama : Microsoft.EntityFrameworkCore.Lama { }",
            Library("Microsoft.EntityFrameworkCore", "9.0.4.0", "namespace Microsoft.EntityFrameworkCore; public class Lama { }"));
        Write(folder, "Rusak.Fitur", Module("x", "public override IReadOnlyList<Feature> Features => throw new InvalidOperationException(\"fitur meledak\");"));
        Write(folder, "Rusak.FiturTerpakai", Module("JatengPortal.News"));
        Write(folder, "Rusak.Kebutuhan", Module("Uji.Kebutuhan", dependsOn: "\"Uji.TidakAda\""));
        Write(folder, "Rusak.Kembar", Module("Uji.Kembar", Route("/Zaman-Z"), dependsOn: "\"Uji.Zaman\""));
        Write(folder, "Rusak.Kendala", Module("Uji.Kendala", Route("/kendala/{x:kendala-ngawur}")));
        Write(folder, "Rusak.Ketergantungan", Module("Uji.Ketergantungan", "public override void MapRoutes(IEndpointRouteBuilder routes) => Pustaka.Hilang.Panggil();"),
            Library("Pustaka.Hilang", "1.2.3.0", "namespace Pustaka; public static class Hilang { public static void Panggil() { } }"));
        Write(folder, "Rusak.Konstruktor", Module("Uji.Konstruktor", "public UjiModule() => throw new InvalidOperationException(\"konstruktor meledak\");"));
        Write(folder, "Rusak.Kontrak", Module("Uji.Kontrak", contract: "99"));
        Write(folder, "Rusak.Langkah", Module("Uji.Langkah", "public override void AddServices(IServiceCollection services) => services.AddRecipeStep<SetengahStep>(Fitur);")
            + HalfWayStep.Replace("Name => \"setengah\"", "Name => throw new InvalidOperationException(\"langkah meledak\")", StringComparison.Ordinal));
        Write(folder, "Rusak.LangkahKembar", Module("Uji.LangkahKembar", "public override void AddServices(IServiceCollection services) => services.AddRecipeStep<SetengahStep>(Fitur);")
            + HalfWayStep.Replace("\"setengah\"", "\"content\"", StringComparison.Ordinal));
        Write(folder, "Rusak.Layanan", Module("Uji.Layanan", HalfWay) + HalfWayStep);
        Write(folder, "Rusak.Mengganti", Module("Uji.Mengganti",
            "public override void AddServices(IServiceCollection services) => services.Remove(services.First(one => one.ServiceType.Name == \"TenantScopes\"));"));
        Write(folder, "Rusak.MenggantiJam", Module("Uji.MenggantiJam",
            "public override void AddServices(IServiceCollection services) => services.AddSingleton<TimeProvider>(provider => TimeProvider.System);"));
        Write(folder, "Rusak.MenggantiJejak", Module("Uji.MenggantiJejak",
            "public override void AddServices(IServiceCollection services) => services.AddSingleton<JatengPortal.Kernel.Auditing.IAuditTrail>(provider => null!);"));
        Write(folder, "Rusak.Migrasi", Module("Uji.Migrasi", AddContext)
            + Context.Replace("model.Entity<Baris>().ToTable(\"NAMA\")", "_ = model", StringComparison.Ordinal) + FailingMigration + FailingMigration.Replace("Sqlite", "Postgres", StringComparison.Ordinal));
        Write(folder, "Rusak.NamaFitur", Module("Uji Fitur"));
        Write(folder, "Rusak.Penyewa", Module("Uji.Penyewa", Route("/Dinas-A/halaman")));
        Write(folder, "Rusak.Rute", Module("Uji.Rute", """
            public override void MapRoutes(IEndpointRouteBuilder routes)
            {
                routes.MapFeature(Fitur).MapGet("/rute-separuh", () => "separuh");
                throw new InvalidOperationException("rute meledak");
            }
            """));
        Write(folder, "Rusak.TabelKembar", Module("Uji.TabelKembar", AddContext) + Context.Replace("NAMA", "articles", StringComparison.Ordinal));
        Write(folder, "Rusak.TanpaFitur", Module("Uji.TanpaFitur", Route("/tanpa-fitur", under: "MapGroup(\"\")")));
        Write(folder, "Rusak.TanpaKontrak", Module("Uji.TanpaKontrak").Replace("[assembly: PortalContract(PortalContractAttribute.Current)]", "", StringComparison.Ordinal));
        Write(folder, "Rusak.TanpaMigrasi", Module("Uji.TanpaMigrasi", AddContext) + Context.Replace("NAMA", "uji_tanpa_migrasi", StringComparison.Ordinal));
        Write(folder, "Rusak.TanpaModul", "[assembly: PortalContract(PortalContractAttribute.Current)] public sealed class Apa { } internal sealed class Dalam { }");

        Write(folder, "Rusak.Berkas", Module("Uji.Berkas"));
        Directory.CreateDirectory(Path.Combine(folder, "Rusak.Berkas", "wwwroot"));
        using (var film = File.Create(Path.Combine(folder, "Rusak.Berkas", "wwwroot", "film.mp4")))
            film.SetLength((50 * 1024 * 1024) + 1);

        var cut = Write(folder, "Rusak.Terpotong", Module("Uji.Terpotong"));
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..600]);
        Directory.CreateDirectory(Path.Combine(folder, "Rusak.Kosong"));
        Directory.CreateDirectory(Path.Combine(folder, "Rusak.Dll"));
        File.WriteAllText(Path.Combine(folder, "Rusak.Dll", "Rusak.Dll.dll"), "ini bukan pustaka");
        var other = Write(folder, "Nama.Lain", Module("Uji.NamaLain"));
        Directory.CreateDirectory(Path.Combine(folder, "Rusak.NamaLain"));
        File.Move(other, Path.Combine(folder, "Rusak.NamaLain", "Rusak.NamaLain.dll"));
        Directory.Delete(Path.Combine(folder, "Nama.Lain"));
    }

    private static string Write(string folder, string name, string code, params MetadataReference[] more) => BuiltPlugin.Write(folder, name, code, more);
}
