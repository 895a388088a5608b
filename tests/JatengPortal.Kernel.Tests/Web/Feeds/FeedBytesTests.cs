using System.IO.Pipelines;
using System.Text;
using System.Xml.Linq;
using JatengPortal.Kernel.Web.Feeds;

namespace JatengPortal.Kernel.Tests.Web.Feeds;

public sealed class FeedBytesTests
{
    private const string Hostile = "a\u0000\u0008\u000b\u001f\ufffe\uffff\ud800b\udc00 \ud83d\uddf3 <]]> &amp; \"'";
    private const string Harmless = "ab \ud83d\uddf3 <]]> &amp; \"'";

    public static TheoryData<string> Formats { get; } = ["rss", "atom", "json"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_same_feed_is_always_the_same_bytes(string format)
    {
        var bytes = await SampleFeed.BytesAsync(WriterOf(format), SampleFeed.Feed);

        Assert.Equal(bytes, await SampleFeed.BytesAsync(WriterOf(format), SampleFeed.Feed));
        Assert.NotEqual(0xEF, bytes[0]); // no byte order mark
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Characters_that_xml_forbids_are_left_out_everywhere(string format)
    {
        var item = SampleFeed.Full with { Title = Hostile, Summary = Hostile, Author = Hostile, Categories = [Hostile], Html = Hostile };
        var feed = SampleFeed.Feed with { Title = Hostile, Description = Hostile, Publisher = Hostile, Items = [item] };

        var written = await SampleFeed.WrittenAsync(WriterOf(format), feed);

        Assert.DoesNotContain(written, character => character is '\ufffd' or '\ufffe' or '\uffff' || (char.IsControl(character) && character != '\n'));
        if (format != "json")
            Assert.Equal(Harmless, XDocument.Parse(written).Descendants().First(element => element.Name.LocalName == "title").Value);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_item_is_handed_over_before_the_next_is_written(string format)
    {
        var pipe = new Pipe();
        var items = Enumerable.Range(0, 3).Select(number => SampleFeed.Bare with { Id = $"urn:x:{number}", Summary = new string('a', 20_000) }).ToList();
        var cancellation = TestContext.Current.CancellationToken;

        // With 64 KB unread the pipe makes its writer wait, so the third item can only come after something was read.
        var writing = WriteAsync();
        var first = await pipe.Reader.ReadAsync(cancellation);

        Assert.False(writing.IsCompleted);
        Assert.StartsWith(format == "json" ? "{\"version\"" : "<?xml", Encoding.UTF8.GetString(first.Buffer.FirstSpan), StringComparison.Ordinal);
        for (var read = first; !read.IsCompleted; read = await pipe.Reader.ReadAsync(cancellation))
            pipe.Reader.AdvanceTo(read.Buffer.End);

        await writing;

        async Task WriteAsync()
        {
            await WriterOf(format)(SampleFeed.Feed with { Items = [.. items, .. items, .. items] }, pipe.Writer, cancellation);
            await pipe.Writer.CompleteAsync();
        }
    }

    [Fact]
    public void Nothing_is_copied_when_nothing_is_wrong()
    {
        const string Text = "Pilkada \ud83d\uddf3 damai\n";
        Assert.Same(Text, FeedText.Clean(Text));
    }

    private static Func<Feed, PipeWriter, CancellationToken, Task> WriterOf(string format) => format switch
    {
        "rss" => RssFeed.WriteAsync,
        "atom" => AtomFeed.WriteAsync,
        _ => JsonFeed.WriteAsync,
    };
}
