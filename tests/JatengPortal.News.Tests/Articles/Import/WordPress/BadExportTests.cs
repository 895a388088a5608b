using System.Net;
using System.Text;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Articles.Import.WordPress;

/// <summary>Files that no WordPress wrote, or that broke on their way: refused in one row, and nothing else comes of them.</summary>
public sealed class BadExportTests(PortalFactory portal)
{
    private static readonly SamplePost Post = new("9001") { Name = "dari-berkas-buruk" };

    [Fact]
    public async Task An_entity_that_would_fetch_a_file_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        var secret = folder.PathOf("rahasia.txt");
        await File.WriteAllTextAsync(secret, "isi-rahasia", TestContext.Current.CancellationToken);

        await RefusedAsync(
            SampleSite.Export(Post with { Title = "x" })
                .Replace("<rss", $"<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://{secret}\">]><rss", StringComparison.Ordinal)
                .Replace("<title>x<", "<title>&x;<", StringComparison.Ordinal),
            "document type", not: "isi-rahasia");
    }

    [Fact]
    public async Task Entities_that_explode_are_refused_unread()
    {
        var laughs = string.Concat(Enumerable.Range(1, 12).Select(level =>
            $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"));

        await RefusedAsync(
            $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]><rss><channel><title>&l12;</title></channel></rss>", "document type");
        await RefusedAsync($"<!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]><rss><channel>&l12;</channel></rss>", "document type");
        await RefusedAsync("<!DOCTYPE html><html><body>Bukan ekspor</body></html>", "document type");
    }

    [Fact]
    public async Task An_entity_that_nobody_declared_ends_the_file_there()
    {
        var agency = await portal.NewAgencyAsync("wp-entitas");
        var export = SampleSite.Export(Post, Post with { Id = "9002", Name = "sesudah", Title = "x" })
            .Replace("<title>x<", "<title>&nbsp;<", StringComparison.Ordinal);

        var result = await portal.ImportTextAsync(agency, export);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("1 published, 1 refused", result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/dari-berkas-buruk"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/sesudah"));
    }

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><title>Umpan biasa</title><item><title>a</title></item></channel></rss>")]
    [InlineData("<rss version=\"2.0\"><channel><title>Umpan kosong</title></channel></rss>")]
    [InlineData("<rss/>")]
    [InlineData("<rss><channel/></rss>")]
    [InlineData("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Atom</title></feed>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<html><body>Bukan ekspor</body></html>")]
    public Task Markup_that_is_no_export_is_refused_by_name(string file) => RefusedAsync(file, "no export of WordPress");

    [Theory]
    [InlineData("<rss")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData("<rss><channel><title></channel></rss>")]
    [InlineData("<rss><channel>\u0001</rss>")]
    public Task Broken_XML_is_refused_with_its_place(string file) => RefusedAsync(file, "broken at line ");

    [Fact]
    public async Task A_file_that_is_cut_off_says_so_wherever_it_was_cut()
    {
        var whole = SampleSite.Export(Post with { Id = "9003", Status = "draft" }, Post with { Id = "9004", Status = "draft" });
        foreach (var end in Enumerable.Range(1, 12).Select(part => part * whole.Length / 13))
        {
            var result = await portal.ImportTextAsync(portal.At("dinas-a"), whole[..end]);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("cut off or broken at line", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_id_twice_is_taken_once()
    {
        var agency = await portal.NewAgencyAsync("wp-dobel");

        var result = await portal.ImportAsync(agency, Post with { Title = "Yang pertama" }, Post with { Title = "Yang kedua", Name = "lain" });

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("refused    ekspor.xml, post 9001: Yang kedua: The id 9001 stands in the file before", result.Output, StringComparison.Ordinal);
        Assert.Contains("Yang pertama", await agency.ReadAsync("/berita/dari-berkas-buruk"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/berita/lain"));
    }

    [Fact]
    public async Task An_item_without_id_is_refused_and_one_with_a_guid_is_recognised_by_it()
    {
        var agency = await portal.NewAgencyAsync("wp-tanpa-id");
        SamplePost[] posts = [Post with { Id = "" }, Post with { Id = "", Name = "berguid", More = "<guid>https://lama.example/?p=4</guid>" }];

        var first = await portal.ImportAsync(agency, posts);
        var second = await portal.ImportAsync(agency, posts);

        Assert.Contains("It has no id", first.Output, StringComparison.Ordinal);
        Assert.Contains("1 refused, 1 published", first.Output, StringComparison.Ordinal);
        Assert.Contains("1 refused, 1 unchanged", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_file_that_does_not_say_its_site_is_refused() => RefusedAsync(
        SampleSite.Export(Post).Replace("https://lama.example", "", StringComparison.Ordinal), "which site");

    [Fact]
    public async Task Bytes_of_another_encoding_than_declared_end_the_file_there()
    {
        var export = SampleSite.Export(Post with { Title = "Kafe xx" });
        byte[] bytes = [.. Encoding.UTF8.GetBytes(export)];
        var at = export.IndexOf("Kafe xx", StringComparison.Ordinal) + 5;
        (bytes[at], bytes[at + 1]) = (0x93, 0xE9); // Windows-1252: “é

        var result = await portal.ImportAsync(portal.At("dinas-a"), bytes);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("encoding", result.Output, StringComparison.Ordinal);

        var unknown = await portal.ImportTextAsync(portal.At("dinas-a"), export.Replace("UTF-8", "x-tidak-ada", StringComparison.Ordinal));
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("x-tidak-ada", unknown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UTF_16_and_a_mark_before_the_first_sign_are_read()
    {
        var agency = await portal.NewAgencyAsync("wp-utf16");
        var export = SampleSite.Export(Post with { Title = "Judul café" });

        var marked = await portal.ImportAsync(agency, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(export)]);
        var wide = await portal.ImportAsync(
            agency, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(export.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))]);

        Assert.Contains("1 published", marked.Output, StringComparison.Ordinal);
        Assert.Contains("1 unchanged", wide.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_become_blanks_and_are_counted()
    {
        var agency = await portal.NewAgencyAsync("wp-kendali");

        var result = await portal.ImportAsync(agency, Post with { Title = "Judul\u001b[31m merah", Body = "<p>Satu\u000bdua &#27;[2J tiga</p>" });

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("control characters, became blanks (2)", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Contains("Satu dua [2J tiga", await agency.ReadAsync("/berita/dari-berkas-buruk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_any_length_is_never_held_in_memory()
    {
        var long1 = new string('a', 6 * 1024 * 1024);
        var agency = await portal.NewAgencyAsync("wp-panjang");

        var result = await portal.ImportAsync(agency, Post with { Body = long1 }, Post with { Id = "9005", Name = "sesudah" });
        Assert.Contains("item on line 7: Berita lama: Its texts together are longer than 5 MB", result.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita/sesudah"));

        await RefusedAsync(SampleSite.Export(Post with { Body = string.Concat(Enumerable.Repeat(long1, 3)) }), "16 MB");
        await RefusedAsync(SampleSite.Head + "<item " + string.Concat(Enumerable.Repeat(long1, 3)), "16 MB");
    }

    [Fact]
    public Task What_nests_without_end_is_refused() => RefusedAsync(SampleSite.Head + string.Concat(Enumerable.Repeat("<a>", 100_000)), "nests");

    [Fact]
    public Task Names_without_end_are_refused() => RefusedAsync(
        SampleSite.Head + string.Concat(Enumerable.Range(0, 30_000).Select(number => $"<a{number}/>")) + SampleSite.Tail, "different names");

    [Fact]
    public async Task A_file_that_is_not_there_is_one_row()
    {
        var result = await new CommandLine(portal).RunAsync("import", "articles", "tidak-ada.xml", "--tenant", "dinas-a");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("refused    tidak-ada.xml: ", result.Output, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string file, string why, string not = "\u0000")
    {
        var agency = portal.At("dinas-a");
        var before = agency.Tenant.ContentVersion;

        var result = await portal.ImportTextAsync(agency, file);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("refused    ekspor.xml", result.Output, StringComparison.Ordinal);
        Assert.Contains(why, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(not, result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, agency.Tenant.ContentVersion);
    }
}
