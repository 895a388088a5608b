using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>A site that has something of everything that an agency may have.</summary>
internal static class RichSite
{
    public const string Title = "Kantor Kaya (contoh)";

    /// <summary>Every address of it that answers a reader, moved ones included.</summary>
    public static readonly string[] Addresses =
    [
        "/", "/en/", "/berita", "/berita/lengkap", "/berita/ekspresi", "/berita/tak-berakhir", "/berita/alamat-baru", "/berita/alamat-lama",
        "/berita/panjang", "/berita/menyusul", "/berita/sama-1", "/berita/kategori/pilkada", "/berita/topik/kpu", "/berita/rss.xml",
        "/berita/atom.xml", "/berita/feed.json", "/tentang", "/halaman/layanan", "/halaman/layanan-lama", "/2020/05/berita-lama", "/?p=12",
        "/100%25", "/lama/layanan", "/media/logo.png", "/media/berita/sampul.png", "/media/salinan.png", "/sitemap.xml", "/robots.txt",
    ];

    /// <summary>Addresses of what isn't to be seen.</summary>
    public static readonly string[] Hidden = ["/berita/draf", "/berita/terjadwal"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Agency> NewRichSiteAsync(this PortalFactory portal, string name, string? parent = "induk")
    {
        var site = await portal.NewAgencyAsync(name, parent!, title: Title);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.PathOf("satu.png"), Png(1), Token);
        await File.WriteAllBytesAsync(folder.PathOf("dua.png"), Png(2), Token);
        await RunAsync(site, folder, "alamat-lama", "layanan-lama");
        // Once more, at other addresses: the former ones go on to lead there.
        await RunAsync(site, folder, "alamat-baru", "layanan");
        return site;
    }

    private static async Task RunAsync(Agency site, TemporaryFolder folder, string slug, string page)
    {
        var file = folder.PathOf("kaya.recipe.json");
        await File.WriteAllTextAsync(file, RecipeOf(slug, page), Token);
        await site.Portal.Services.GetRequiredService<TenantRecipes>().RunAsync(Recipe.Load(file), site.Tenant, dryRun: false, Token);
    }

    private static string RecipeOf(string slug, string page) => new JsonObject
    {
        ["name"] = "kaya",
        ["steps"] = new JsonArray(
            JsonNode.Parse(
                $$"""
                { "name": "settings", "SiteName": "{{Title}}", "PortalSettings": { "Tagline": "[text:[env:HOME]]", "PrimaryColour": "#0b5394",
                  "Address": "Jalan Contoh 1\nSemarang", "Email": "dinas@contoh.go.id", "Phone": "024-123", "Logo": "logo.png" } }
                """),
            JsonNode.Parse("""{ "name": "Roles", "Roles": [ { "Name": "Redaktur", "Description": "[text:[js: uuid()]]" } ] }"""),
            JsonNode.Parse(
                """
                { "name": "media", "Files": [
                  { "TargetPath": "logo.png", "SourcePath": "satu.png" }, { "TargetPath": "berita/sampul.png", "SourcePath": "dua.png" },
                  { "TargetPath": "salinan.png", "SourcePath": "satu.png" } ] }
                """),
            new JsonObject { ["name"] = "content", ["data"] = new JsonArray([.. Pages(page), .. Articles(slug)]) }),
    }.ToJsonString();

    private static IEnumerable<JsonNode?> Pages(string slug) =>
    [
        JsonNode.Parse(
            """
            { "ContentItemId": "tentang", "ContentType": "Page", "DisplayText": "Tentang", "AutoroutePart": { "Path": "tentang" },
              "PublishedUtc": "2023-01-02T03:04:05Z", "MarkdownBodyPart": { "Markdown": "Tentang **kami**." }, "PagePart": { "Summary": "Singkat." } }
            """),
        JsonNode.Parse(
            $$"""
            { "ContentItemId": "layanan", "ContentType": "Page", "DisplayText": "Layanan", "AutoroutePart": { "Path": "{{slug}}" },
              "MarkdownBodyPart": { "Markdown": "Lihat ~/berita." },
              "OriginPart": { "DocumentId": "01930000-0000-7000-8000-0000000000aa", "OldPaths": ["/lama/layanan"] } }
            """),
        JsonNode.Parse(
            """
            { "ContentItemId": "m", "ContentType": "Menu", "DisplayText": "Menu", "Alias": "main", "MenuItemsListPart": { "MenuItems": [
              { "ContentType": "LinkMenuItem", "DisplayText": "Layanan", "English": "Services", "LinkMenuItemPart": { "Url": "~/halaman/layanan" } } ] } }
            """),
        JsonNode.Parse(
            """
            { "ContentItemId": "k", "ContentType": "Menu", "DisplayText": "Kaki", "Alias": "footer", "MenuItemsListPart": { "MenuItems": [
              { "ContentType": "LinkMenuItem", "DisplayText": "Tentang", "LinkMenuItemPart": { "Url": "~/tentang" } } ] } }
            """),
    ];

    private static IEnumerable<JsonNode?> Articles(string slug) =>
    [
        JsonNode.Parse(
            """
            { "ContentItemId": "1", "ContentType": "Article", "DisplayText": "Berita lengkap", "PublishedUtc": "2024-03-04T05:06:07Z",
              "Author": "Siti", "AutoroutePart": { "Path": "lengkap" }, "MarkdownBodyPart": { "Markdown": "Isi ![s](~/media/berita/sampul.png)" },
              "ArticlePart": { "Summary": "Ringkas.", "Category": "Pilkada", "Tags": ["KPU", "TPS"], "Dateline": "Semarang",
                "Cover": { "Path": "berita/sampul.png", "Alt": "Sampul" }, "Sources": ["KPU Jawa Tengah", "https://contoh.go.id/1"] },
              "OriginPart": { "DocumentId": "01930000-0000-7000-8000-0000000000bb", "UpdatedUtc": "2024-05-06T07:08:09Z",
                "SourceId": "wp:contoh:12", "OldPaths": ["/2020/05/berita-lama", "/?p=12", "/100%25"] } }
            """),
        Plain("2", "ekspresi", "[text:[js: uuid()]]", "[text:[env:PATH] dan [text:ini]]"),
        Plain("3", "tak-berakhir", "[text:[text: judul]", "[text:[js: tidak berakhir]"),
        Plain("4", slug, "Pindah", "Isi."),
        Plain("5", "panjang", "Panjang", string.Concat(Enumerable.Repeat("Kalimat yang \\\"panjang\\\". ", 5000))),
        Plain("6", "sama-1", "Sama satu", "Isi.", date: "2024-01-01T00:00:00Z"),
        Plain("7", "sama-2", "Sama dua", "Isi.", date: "2024-01-01T00:00:00Z"),
        Plain("8", "sama-3", "Sama tiga", "Isi.", date: "2024-01-01T00:00:00Z"),
        Plain("9", "terjadwal", "Terjadwal", "Isi.", date: "2099-01-01T00:00:00Z"),
        Plain("10", "draf", "Draf", "Isi.", more: ", \"Published\": false"),
        Plain(
            "11", "menyusul", "Terbit dahulu", "Isi lama.",
            more: """
                , "Later": [ { "DisplayText": "Menyusul", "PublishedUtc": "2099-02-01T00:00:00Z", "MarkdownBodyPart": { "Markdown": "Isi baru." } },
                  { "DisplayText": "Draf sesudahnya", "Published": false, "MarkdownBodyPart": { "Markdown": "Isi draf." } } ]
                """),
    ];

    private static JsonNode? Plain(string id, string slug, string title, string body, string date = "2024-02-03T04:05:06Z", string more = "") => JsonNode.Parse(
        $$"""
        { "ContentItemId": "{{id}}", "ContentType": "Article", "DisplayText": "{{title}}", "PublishedUtc": "{{date}}",
          "AutoroutePart": { "Path": "{{slug}}" }, "MarkdownBodyPart": { "Markdown": "{{body}}" }{{more}} }
        """);

    private static byte[] Png(byte number) => [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, number, .. "0123456789"u8];
}
