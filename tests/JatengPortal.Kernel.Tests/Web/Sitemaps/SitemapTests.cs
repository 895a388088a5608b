using System.IO.Pipelines;
using System.Text;
using System.Xml.Linq;
using JatengPortal.Kernel.Web.Sitemaps;

namespace JatengPortal.Kernel.Tests.Web.Sitemaps;

public sealed class SitemapTests
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly DateTime Modified = new(2024, 11, 1, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public async Task An_entry_has_its_address_its_date_and_its_languages()
    {
        var address = new SitemapAddress(new Uri("https://jateng.example/cari?a=1&b='2'"), Modified,
        [
            new SitemapLanguage("id", new Uri("https://jateng.example/cari?a=1&b=2")),
            new SitemapLanguage("en", new Uri("https://jateng.example/en/cari")),
        ]);

        var url = Assert.Single((await FileAsync(address)).Root!.Elements(Protocol + "url"));

        Assert.Equal("https://jateng.example/cari?a=1&b='2'", url.Element(Protocol + "loc")!.Value);
        Assert.Equal("2024-11-01T03:04:05Z", url.Element(Protocol + "lastmod")!.Value);
        Assert.Equal(
            ["alternate id https://jateng.example/cari?a=1&b=2", "alternate en https://jateng.example/en/cari"],
            url.Elements(Xhtml + "link").Select(link => $"{link.Attribute("rel")!.Value} {link.Attribute("hreflang")!.Value} {link.Attribute("href")!.Value}"));
    }

    [Fact]
    public async Task An_address_alone_is_enough_and_is_written_in_ascii()
    {
        var url = (await FileAsync(Page("https://jateng.example/berita/caf\u00e9 <b>"))).Root!.Element(Protocol + "url")!;

        Assert.Equal("https://jateng.example/berita/caf%C3%A9%20%3Cb%3E", Assert.Single(url.Elements()).Value);
    }

    [Fact]
    public async Task No_addresses_are_an_empty_file() => Assert.Empty((await FileAsync()).Root!.Elements());

    [Fact]
    public async Task An_address_of_2048_characters_is_refused()
    {
        const string Site = "https://jateng.example/";
        await FileAsync(Page(Site + new string('a', 2047 - Site.Length)));

        await Assert.ThrowsAsync<ArgumentException>(() => FileAsync(Page(Site + new string('a', 2048 - Site.Length))));
    }

    [Fact]
    public async Task Fifty_thousand_entries_are_one_file_and_one_more_is_two()
    {
        Assert.Equal([50_000], await FilesAsync(50_000, 10));
        Assert.Equal([50_000, 1], await FilesAsync(50_001, 10));
    }

    [Fact]
    public async Task Long_entries_split_a_file_at_fifty_megabytes()
    {
        var files = await FilesAsync(30_000, 1_900);

        Assert.Equal(2, files.Count);
        Assert.Equal(30_000, files.Sum());
        Assert.InRange(files[0], 52_428_800 / 1_990, 52_428_800 / 1_900);
    }

    [Fact]
    public async Task One_file_that_would_be_too_long_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => SitemapFile.WriteAsync(Pages(50_001, 10), PipeWriter.Create(Stream.Null), TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_index_lists_the_files()
    {
        using var stream = new MemoryStream();
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await SitemapIndex.WriteAsync(
            [new SitemapPart(new Uri("https://jateng.example/sitemap-berita-1.xml"), Modified), new SitemapPart(new Uri("https://jateng.example/sitemap-halaman-1.xml"), null)],
            output,
            TestContext.Current.CancellationToken);
        await output.CompleteAsync();

        var index = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!;
        Assert.Equal(Protocol + "sitemapindex", index.Name);
        Assert.Equal(
            ["https://jateng.example/sitemap-berita-1.xml", "https://jateng.example/sitemap-halaman-1.xml"],
            index.Elements(Protocol + "sitemap").Select(part => part.Element(Protocol + "loc")!.Value));
        Assert.Equal("2024-11-01T03:04:05Z", Assert.Single(index.Descendants(Protocol + "lastmod")).Value);
    }

    [Fact]
    public async Task An_index_has_at_most_fifty_thousand_files()
    {
        var parts = Enumerable.Repeat(new SitemapPart(new Uri("https://jateng.example/a.xml"), null), 50_001).ToList();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => SitemapIndex.WriteAsync(parts, PipeWriter.Create(Stream.Null), TestContext.Current.CancellationToken));
    }

    private static SitemapAddress Page(string address) => new(new Uri(address), null, []);

    private static async Task<XDocument> FileAsync(params SitemapAddress[] addresses)
    {
        using var stream = new MemoryStream();
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        await SitemapFile.WriteAsync(addresses.ToAsyncEnumerable(), output, TestContext.Current.CancellationToken);
        await output.CompleteAsync();
        return XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>How many entries each file got; every file is checked for its limits and its form.</summary>
    private static async Task<List<int>> FilesAsync(int count, int length)
    {
        var streams = new List<MemoryStream>();
        var files = await SitemapFile.WriteAllAsync(Pages(count, length), number =>
        {
            Assert.Equal(streams.Count + 1, number);
            streams.Add(new MemoryStream());
            return PipeWriter.Create(streams[^1], new StreamPipeWriterOptions(leaveOpen: true));
        }, TestContext.Current.CancellationToken);

        Assert.Equal(streams.Count, files);
        return [.. streams.Select(stream =>
        {
            Assert.InRange(stream.Length, 1, 52_428_800);
            stream.Position = 0;
            return XDocument.Load(stream).Root!.Elements(Protocol + "url").Count();
        })];
    }

    private static IAsyncEnumerable<SitemapAddress> Pages(int count, int length) =>
        Enumerable.Repeat(Page("https://jateng.example/" + new string('a', length)), count).ToAsyncEnumerable();
}
