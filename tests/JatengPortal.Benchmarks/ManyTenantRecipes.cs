using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks;

/// <summary>
/// A folder of recipes: the portal's own, <c>banyak</c>, which makes many sites by the recipe <c>kabkota</c>, and <c>tambahan</c>,
/// which adds an article to a site, and <c>kosong</c>, a site with news and nothing in it.
/// </summary>
internal static class ManyTenantRecipes
{
    // A recipe file has at most 2 MB, and a run makes at most 2,000 tenants.
    private const int TenantsOfPart = 500;
    private const int PartsOfRun = 4;

    public const string Setup = "banyak";
    public const string Addition = "tambahan";
    public const string Lean = "kosong";
    public const string AddedAddress = "/berita/pengumuman-untuk-semua-situs";

    /// <summary>Pages that each site has, after its home's path.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["berita", "tentang", "kontak"];

    // What the recipe kabkota asks for, without claiming anything of a real region.
    private static readonly Dictionary<string, string> Parameters = new[]
    {
        "Area", "BpsCode", "Capital", "Density", "Female", "Male", "Office", "Population", "Residency", "Share",
    }.ToDictionary(name => name, name => $"contoh {name}");

    /// <summary>The recipes that make so many sites: the first is <see cref="Setup"/>, the others run after it.</summary>
    public static IReadOnlyList<string> NamesOf(int tenants) =>
        [Setup, .. Enumerable.Range(1, Math.Max(0, (tenants - 1) / (TenantsOfPart * PartsOfRun))).Select(run => $"{Setup}-{run}")];

    /// <summary>Name of a site; the first, which has no prefix, is number 0.</summary>
    public static string NameOf(int number) => $"situs-{number:D5}";

    /// <summary>Path of a site's home.</summary>
    public static string HomeOf(int number) => number == 0 ? "/" : $"/{NameOf(number)}/";

    public static void Write(string folder, int tenants)
    {
        CopyFolder(Repository.PathOf("recipes"), folder);
        var parts = Enumerable.Range(0, tenants).Chunk(TenantsOfPart).ToArray();
        for (var part = 0; part < parts.Length; part++)
            Save(folder, $"bagian-{part}", new { name = "Tenants", Tenants = parts[part].Select(DefinitionOf).ToArray() });
        var names = NamesOf(tenants);
        for (var run = 0; run < names.Count; run++)
        {
            var called = Enumerable.Range(run * PartsOfRun, PartsOfRun).Where(part => part < parts.Length);
            Save(folder, names[run], new { name = "recipes", Values = called.Select(part => new { executionid = "x", name = $"bagian-{part}" }).ToArray() });
        }

        Save(folder, Lean, new { name = "feature", enable = new[] { "JatengPortal.News" } });
        Save(folder, Addition, new
        {
            name = "content",
            data = new[]
            {
                new
                {
                    ContentItemId = "[js: uuid()]",
                    ContentType = "Article",
                    DisplayText = "Pengumuman untuk semua situs",
                    Published = true,
                    PublishedUtc = "2024-11-20T03:00:00Z",
                    AutoroutePart = new { Path = "pengumuman-untuk-semua-situs" },
                    MarkdownBodyPart = new { Markdown = "Isi **contoh** untuk pengukuran.\n\nDua paragraf." },
                    ArticlePart = new { Summary = "Contoh untuk pengukuran.", Category = "Pengumuman" },
                },
            },
        });
    }

    private static object DefinitionOf(int number) => new
    {
        Name = NameOf(number),
        Title = $"Situs contoh {number:D5}",
        Prefix = number == 0 ? "" : NameOf(number),
        RegionCode = "33.74",
        Recipe = "kabkota",
        Parameters,
    };

    private static void Save(string folder, string name, object step) => File.WriteAllText(
        Path.Combine(folder, $"{name}.recipe.json"), JsonSerializer.Serialize(new { name, steps = new[] { step } }));

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
