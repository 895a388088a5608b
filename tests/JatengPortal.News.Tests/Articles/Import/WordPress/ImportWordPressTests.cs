using System.Net;
using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Import.WordPress;

public sealed class ImportWordPressTests(PortalFactory portal)
{
    private static readonly string Sample = Path.Combine("Articles", "Import", "WordPress", "contoh-ekspor.xml");

    [Fact]
    public async Task An_export_becomes_articles_and_pages_and_every_item_has_a_row()
    {
        var agency = await portal.NewAgencyAsync("wp-contoh");

        var result = await portal.ImportAsync(agency, await SampleBytesAsync());

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("published  ekspor.xml, post 101: Simulasi pemungutan suara & penghitungan digelar", result.Output, StringComparison.Ordinal);
        Assert.Contains("published  ekspor.xml, page 12: Profil dinas", result.Output, StringComparison.Ordinal);
        Assert.Contains("left-out   ekspor.xml, attachment 55: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("left-out   ekspor.xml, post 103: Rancangan yang belum selesai: a draft there", result.Output, StringComparison.Ordinal);
        Assert.Contains("the whole export, 5 items", result.Output, StringComparison.Ordinal);

        var page = await agency.PageAsync("/berita/simulasi-pemungutan-suara");
        Assert.Equal("Simulasi pemungutan suara & penghitungan digelar", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Humas Dinas Contoh", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2024-10-04T10:15:00+07:00", page.QuerySelector("article time")!.GetAttribute("datetime"));
        var body = page.QuerySelector(".article-body")!;
        Assert.Equal("pemungutan suara", body.QuerySelector("strong")!.TextContent);
        Assert.Equal("Jalannya simulasi", body.QuerySelector("h2")!.TextContent);
        Assert.Equal(
            ["Surat suara dibuka", "Surat suara dicoblos"], body.QuerySelectorAll("ul > li > ol > li").Select(item => item.TextContent.Trim()));
        Assert.Equal(["01", "250", "02", "248"], body.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Petugas siap melayani pemilih.", body.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://dinas-contoh.example/2024/09/jadwal-tahapan/", body.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["simulasi-pemungutan-suara"], (await agency.PageAsync("/berita/kategori/pilkada")).ArticlesOf());
        Assert.Equal(["simulasi-pemungutan-suara"], (await agency.PageAsync("/berita/topik/kegiatan")).ArticlesOf());

        Assert.Contains("Dinas ini dibuat untuk contoh.", await agency.ReadAsync("/halaman/profil-dinas"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/rancangan-yang-belum-selesai"));
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-b").StatusOfAsync("/berita/simulasi-pemungutan-suara"));
    }

    [Fact]
    public async Task What_is_left_out_is_counted_and_listed_with_its_item_and_counted_for_the_file()
    {
        var result = await portal.ImportAsync(portal.At("dinas-a"), await SampleBytesAsync(), "--dry-run", "--json");

        Assert.True(result.ExitCode == 0, result.ToString());
        using var rows = JsonDocument.Parse(result.Output);
        var warnings = rows.RootElement.EnumerateArray().ToDictionary(
            row => row.GetProperty("source").GetString()!,
            row => row.GetProperty("warnings").EnumerateArray().Select(line => line.GetString()!).ToList());
        Assert.Equal(
            [
                "comments, not taken over (2)",
                "custom fields, not taken over (1): jumlah_pembaca",
                "images, left out (2): (the picture above the text), "
                    + "https://dinas-contoh.example/wp-content/uploads/2024/10/simulasi.jpg (Warga antre di bilik suara)",
                "blocks that WordPress fills itself, left out (1): latest-posts",
                "captions of images, left out (1): Warga mengantre. Foto: Humas",
                "embedded pages, became links (1): https://video.example/watch?v=abc",
                "further categories, became tags (1): Kegiatan",
            ],
            warnings["ekspor.xml, post 101"]);
        Assert.Equal(
            [
                "no time in UTC stands there; the site's own time was read as WIB",
                "the file has no name of its author to show; no author is named",
                "shortcodes [caption], left out (1)",
                "captions of images, left out (1): Keterangan foto lama",
                "shortcodes [gallery], left out (1): [gallery ids=\"1,2,3\"]",
                "images, left out (1): https://dinas-contoh.example/wp-content/uploads/kecil.jpg",
                "embedded pages, became links (1): https://peta.example/lokasi",
                "scripts, left out (1)",
                "category for what has none, left out (1): Tak Berkategori",
            ],
            warnings["ekspor.xml, post 102"]);
        Assert.Contains("images, left out (3)", warnings["ekspor.xml"]);
        Assert.Contains("comments, not taken over (2)", warnings["ekspor.xml"]);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var agency = await portal.NewAgencyAsync("wp-coba");
        var before = agency.Tenant.ContentVersion;

        var result = await portal.ImportAsync(agency, await SampleBytesAsync(), "--dry-run");

        Assert.Contains("Nothing was changed; it would be: 3 published, 2 left-out, 1 read", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, agency.Tenant.ContentVersion);
        Assert.Empty((await agency.PageAsync("/berita")).ArticlesOf());
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/2024/10/simulasi-pemungutan-suara/"));
    }

    [Fact]
    public async Task The_same_export_again_changes_nothing_and_an_edited_post_is_a_new_edition()
    {
        var agency = await portal.NewAgencyAsync("wp-ulang");
        var posts = Enumerable.Range(1, 120)
            .Select(id => new SamplePost($"{id}") { Name = $"berita-{id}", Title = $"Berita ke-{id}" }).ToArray();
        await portal.ImportAsync(agency, posts);
        var before = agency.Tenant.ContentVersion;

        var again = await portal.ImportAsync(agency, posts);
        Assert.Contains("120 unchanged, 1 read", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, agency.Tenant.ContentVersion);

        // Nothing of the old site's own address counts: neither the scheme nor www nor a slash.
        posts[60] = posts[60] with { Body = "<p>Isi yang diperbaiki.</p>" };
        var moved = SampleSite.Export(posts).Replace("blog_url>https://lama.example", "blog_url>http://www.lama.example/", StringComparison.Ordinal);
        var edited = await portal.ImportTextAsync(agency, moved);
        Assert.Contains("119 unchanged", edited.Output, StringComparison.Ordinal);
        Assert.Contains("published  ekspor.xml, post 61: Berita ke-61", edited.Output, StringComparison.Ordinal);
        Assert.Contains("Isi yang diperbaiki.", await agency.ReadAsync("/berita/berita-61"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_ended_early_goes_on_where_it_stood()
    {
        var agency = await portal.NewAgencyAsync("wp-lanjut");
        var posts = Enumerable.Range(1, 130).Select(id => new SamplePost($"{id}") { Name = $"berita-{id}" }).ToArray();
        var whole = SampleSite.Export(posts);
        var cut = whole[..whole.IndexOf("<wp:post_id>118</wp:post_id>", StringComparison.Ordinal)];

        var first = await portal.ImportTextAsync(agency, cut);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("117 published, 1 refused", first.Output, StringComparison.Ordinal);
        Assert.Contains("cut off", first.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/berita-117"));

        var second = await portal.ImportTextAsync(agency, whole);
        Assert.True(second.ExitCode == 0, second.ToString());
        Assert.Contains("117 unchanged, 13 published, 1 read", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_item_that_is_refused_holds_up_no_other()
    {
        var agency = await portal.NewAgencyAsync("wp-tolak");
        var cells = string.Concat(Enumerable.Repeat("<td>1</td>", 61));

        var result = await portal.ImportAsync(
            agency,
            new SamplePost("1") { Name = "sebelum" },
            new SamplePost("2") { Name = "tanpa-judul", Title = "" },
            new SamplePost("3") { Name = "terlalu-lebar", Body = $"<table><tr>{cells}</tr></table>" },
            new SamplePost("4") { Name = "terlalu-panjang", Body = $"<p>{new string('a', 1_100_000)}</p>" },
            new SamplePost("5") { Name = "sesudah" });

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("2 published, 3 refused, 1 read", result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/sebelum"));
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/sesudah"));
    }

    [Fact]
    public async Task An_agency_without_news_takes_nothing_in()
    {
        var result = await portal.ImportAsync(portal.At("tanpa-berita"), await SampleBytesAsync(), "--json");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("JatengPortal.News", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_text_and_markdown_are_taken_in_as_before()
    {
        var agency = await portal.NewAgencyAsync("wp-teks");
        var text = await portal.ImportTextAsync(agency, "Judul dari teks\n\nKUDUS – Petugas menggelar simulasi pemungutan suara.\n");
        var markdown = await portal.ImportTextAsync(
            agency, "---\nid: m1\ntitle: Judul dari Markdown\nslug: dari-markdown\ndate: 2024-10-01\n---\nIsi *miring*.\n");

        Assert.Contains("published  ekspor.xml: Judul dari teks", text.Output, StringComparison.Ordinal);
        Assert.True(markdown.ExitCode == 0, markdown.ToString());
        Assert.Contains("<em>miring</em>", await agency.ReadAsync("/berita/dari-markdown"), StringComparison.Ordinal);
    }

    private static Task<byte[]> SampleBytesAsync() =>
        File.ReadAllBytesAsync(Repository.PathOf("tests", "JatengPortal.News.Tests", Sample), TestContext.Current.CancellationToken);
}
