using System.Globalization;
using System.Xml.Linq;
using JatengPortal.Kernel.Web.Feeds;

namespace JatengPortal.Kernel.Tests.Web.Feeds;

public sealed class RssFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    [Fact]
    public async Task The_channel_has_what_rss_requires_and_says_where_it_is()
    {
        var rss = (await ReadAsync(SampleFeed.Feed)).Root!;

        Assert.Equal(("rss", "2.0"), (rss.Name.ToString(), rss.Attribute("version")!.Value));
        var channel = Assert.Single(rss.Elements());
        Assert.Equal("Berita Kesbangpol", channel.Element("title")!.Value);
        Assert.Equal("https://jateng.example/kesbangpol/berita", channel.Element("link")!.Value);
        Assert.Equal("Berita resmi &amp; pengumuman", channel.Element("description")!.Value);
        Assert.Equal("id", channel.Element("language")!.Value);
        Assert.Equal("Sat, 02 Nov 2024 00:00:00 GMT", channel.Element("lastBuildDate")!.Value);
        var self = channel.Element(Atom + "link")!;
        Assert.Equal(
            ("self", "application/rss+xml", "https://jateng.example/kesbangpol/berita/feed?a=1&b=2"),
            (self.Attribute("rel")!.Value, self.Attribute("type")!.Value, self.Attribute("href")!.Value));
    }

    [Fact]
    public async Task An_item_keeps_its_id_and_its_dates()
    {
        var item = (await ReadAsync(SampleFeed.Feed)).Descendants("item").First();

        Assert.Equal("Desk & Posko <dibuka>", item.Element("title")!.Value);
        Assert.Equal("https://jateng.example/kesbangpol/berita/desk-dibuka", item.Element("link")!.Value);
        Assert.Equal("urn:uuid:019a0000-0000-7000-8000-000000000001", item.Element("guid")!.Value);
        Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
        Assert.Equal("Fri, 01 Nov 2024 03:04:05 GMT", item.Element("pubDate")!.Value);
        Assert.Equal("2024-11-02T00:00:00Z", item.Element(Atom + "updated")!.Value);
        Assert.Equal("Tim Humas", item.Element(DublinCore + "creator")!.Value);
        Assert.Equal(["Pilkada", "Aman & damai"], item.Elements("category").Select(category => category.Value));
        Assert.Equal("Posko &quot;Desk&quot; &lt;b&gt;buka&lt;/b&gt; &amp; siap.", item.Element("description")!.Value);
        Assert.Equal(
            ["url=https://jateng.example/kesbangpol/media/posko.jpg", "length=12345", "type=image/jpeg"],
            item.Element("enclosure")!.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}"));
    }

    [Fact]
    public async Task The_body_leads_back_to_the_site_from_anywhere()
    {
        var body = (await ReadAsync(SampleFeed.Feed)).Descendants(Content + "encoded").Single().Value;

        Assert.Contains("href=\"https://jateng.example/kesbangpol/agenda?a=1&amp;b=2\"", body, StringComparison.Ordinal);
        Assert.Contains("src=\"https://jateng.example/kesbangpol/media/a.jpg\"", body, StringComparison.Ordinal);
        Assert.Contains("href=\"https://jateng.example/kesbangpol/berita/desk-dibuka#isi-jadwal\"", body, StringComparison.Ordinal);
        Assert.Contains("href=&quot;~/x&quot;", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_without_extras_has_only_what_is_required()
    {
        var item = (await ReadAsync(SampleFeed.Feed)).Descendants("item").Last();

        Assert.Equal("Badan Kesbangpol", item.Element(DublinCore + "creator")!.Value);
        Assert.Equal("", item.Element("description")!.Value);
        Assert.Null(item.Element("enclosure"));
        Assert.Null(item.Element(Content + "encoded"));
    }

    [Fact]
    public async Task Dates_are_english_whatever_the_culture_is()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("id-ID");
        try
        {
            Assert.Contains("<pubDate>Mon, 19 Aug 2024 00:00:00 GMT</pubDate>", await SampleFeed.WrittenAsync(RssFeed.WriteAsync, SampleFeed.Feed), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_feed_of_nothing_is_a_feed() => Assert.Empty((await ReadAsync(SampleFeed.Empty)).Descendants("item"));

    private static async Task<XDocument> ReadAsync(Feed feed) => XDocument.Parse(await SampleFeed.WrittenAsync(RssFeed.WriteAsync, feed));
}
