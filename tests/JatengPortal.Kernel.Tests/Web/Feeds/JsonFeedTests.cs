using System.Text.Json;
using JatengPortal.Kernel.Web.Feeds;

namespace JatengPortal.Kernel.Tests.Web.Feeds;

public sealed class JsonFeedTests
{
    [Fact]
    public async Task The_feed_has_what_json_feed_1_1_asks_for()
    {
        using var document = await ReadAsync(SampleFeed.Feed);
        var feed = document.RootElement;

        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal("Berita Kesbangpol", feed.GetProperty("title").GetString());
        Assert.Equal("https://jateng.example/kesbangpol/berita", feed.GetProperty("home_page_url").GetString());
        Assert.Equal("https://jateng.example/kesbangpol/berita/feed?a=1&b=2", feed.GetProperty("feed_url").GetString());
        Assert.Equal("id", feed.GetProperty("language").GetString());
        Assert.Equal("Badan Kesbangpol", feed.GetProperty("authors")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_item_carries_everything_that_readers_see()
    {
        using var document = await ReadAsync(SampleFeed.Feed);
        var item = document.RootElement.GetProperty("items")[0];

        Assert.Equal("urn:uuid:019a0000-0000-7000-8000-000000000001", item.GetProperty("id").GetString());
        Assert.Equal("https://jateng.example/kesbangpol/berita/desk-dibuka", item.GetProperty("url").GetString());
        Assert.Equal("Desk & Posko <dibuka>", item.GetProperty("title").GetString());
        Assert.Equal("Posko \"Desk\" <b>buka</b> & siap.", item.GetProperty("summary").GetString());
        Assert.Contains("https://jateng.example/kesbangpol/agenda?", item.GetProperty("content_html").GetString(), StringComparison.Ordinal);
        Assert.Equal("2024-11-01T03:04:05Z", item.GetProperty("date_published").GetString());
        Assert.Equal("2024-11-02T00:00:00Z", item.GetProperty("date_modified").GetString());
        Assert.Equal("Tim Humas", item.GetProperty("authors")[0].GetProperty("name").GetString());
        Assert.Equal(2, item.GetProperty("tags").GetArrayLength());
        Assert.Equal("https://jateng.example/kesbangpol/media/posko.jpg", item.GetProperty("image").GetString());
        Assert.False(item.TryGetProperty("attachments", out _));
    }

    [Fact]
    public async Task An_item_without_a_body_still_has_content()
    {
        using var document = await ReadAsync(SampleFeed.Feed);
        var item = document.RootElement.GetProperty("items")[1];

        Assert.Equal("", item.GetProperty("content_text").GetString());
        Assert.False(item.TryGetProperty("content_html", out _));
        Assert.False(item.TryGetProperty("summary", out _));
        Assert.False(item.TryGetProperty("authors", out _));
        Assert.False(item.TryGetProperty("tags", out _));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_an_attachment()
    {
        var letter = SampleFeed.Bare with { File = new FeedFile(new Uri("https://jateng.example/media/surat.pdf"), "application/pdf", 99, "Surat") };

        using var document = await ReadAsync(SampleFeed.Feed with { Items = [letter] });
        var attachment = document.RootElement.GetProperty("items")[0].GetProperty("attachments")[0];

        Assert.Equal("application/pdf", attachment.GetProperty("mime_type").GetString());
        Assert.Equal(99, attachment.GetProperty("size_in_bytes").GetInt32());
    }

    [Fact]
    public async Task A_feed_of_nothing_is_a_feed()
    {
        using var document = await ReadAsync(SampleFeed.Empty);

        Assert.Equal(0, document.RootElement.GetProperty("items").GetArrayLength());
    }

    private static async Task<JsonDocument> ReadAsync(Feed feed) => JsonDocument.Parse(await SampleFeed.BytesAsync(JsonFeed.WriteAsync, feed));
}
