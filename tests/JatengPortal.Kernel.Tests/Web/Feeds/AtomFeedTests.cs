using System.Xml.Linq;
using JatengPortal.Kernel.Web.Feeds;

namespace JatengPortal.Kernel.Tests.Web.Feeds;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_feed_has_exactly_one_of_what_rfc_4287_section_4_1_1_asks_for()
    {
        var feed = (await ReadAsync(SampleFeed.Feed)).Root!;

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("id", feed.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal("https://jateng.example/kesbangpol/berita/atom.xml", Assert.Single(feed.Elements(Atom + "id")).Value);
        Assert.Equal("Berita Kesbangpol", Assert.Single(feed.Elements(Atom + "title")).Value);
        Assert.Equal("2024-11-02T00:00:00Z", Assert.Single(feed.Elements(Atom + "updated")).Value);
        Assert.Equal("Badan Kesbangpol", Assert.Single(feed.Elements(Atom + "author")).Element(Atom + "name")!.Value);
        Assert.Equal(
            ["self application/atom+xml https://jateng.example/kesbangpol/berita/feed?a=1&b=2", "alternate text/html https://jateng.example/kesbangpol/berita"],
            feed.Elements(Atom + "link").Select(link => $"{link.Attribute("rel")!.Value} {link.Attribute("type")!.Value} {link.Attribute("href")!.Value}"));
    }

    [Fact]
    public async Task Every_entry_has_what_section_4_1_2_asks_for()
    {
        var entries = (await ReadAsync(SampleFeed.Feed)).Descendants(Atom + "entry").ToList();

        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry =>
        {
            Assert.True(Uri.TryCreate(Assert.Single(entry.Elements(Atom + "id")).Value, UriKind.Absolute, out _));
            Assert.NotEqual("", Assert.Single(entry.Elements(Atom + "title")).Value);
            Assert.EndsWith("Z", Assert.Single(entry.Elements(Atom + "updated")).Value, StringComparison.Ordinal);
            Assert.Single(entry.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "alternate");
        });
    }

    [Fact]
    public async Task An_entry_carries_everything_that_readers_see()
    {
        var entry = (await ReadAsync(SampleFeed.Feed)).Descendants(Atom + "entry").First();

        Assert.Equal("Desk & Posko <dibuka>", entry.Element(Atom + "title")!.Value);
        Assert.Equal("2024-11-01T03:04:05Z", entry.Element(Atom + "published")!.Value);
        Assert.Equal("Tim Humas", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal(["Pilkada", "Aman & damai"], entry.Elements(Atom + "category").Select(category => category.Attribute("term")!.Value));
        Assert.Equal("Posko \"Desk\" <b>buka</b> & siap.", entry.Element(Atom + "summary")!.Value);
        Assert.Equal("html", entry.Element(Atom + "content")!.Attribute("type")!.Value);
        Assert.Contains("<h2 id=\"isi-jadwal\">", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
        var cover = entry.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "enclosure");
        Assert.Equal(
            ("image/jpeg", "12345", "Posko di Semarang"),
            (cover.Attribute("type")!.Value, cover.Attribute("length")!.Value, cover.Attribute("title")!.Value));
    }

    [Fact]
    public async Task A_feed_of_nothing_is_a_feed()
    {
        var feed = (await ReadAsync(SampleFeed.Empty)).Root!;

        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.Null(feed.Element(Atom + "subtitle"));
    }

    private static async Task<XDocument> ReadAsync(Feed feed) => XDocument.Parse(await SampleFeed.WrittenAsync(AtomFeed.WriteAsync, feed));
}
