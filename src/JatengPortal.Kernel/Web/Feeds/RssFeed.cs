using System.Globalization;
using System.IO.Pipelines;

namespace JatengPortal.Kernel.Web.Feeds;

/// <summary>Writes RSS 2.0 (rssboard.org/rss-specification, with the RSS Profile's advice), for readers that know nothing newer.</summary>
public static class RssFeed
{
    /// <summary>The Content-Type.</summary>
    public const string MediaType = "application/rss+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Writes the feed; the output is flushed after each item and not completed.</summary>
    public static async Task WriteAsync(Feed feed, PipeWriter output, CancellationToken cancellationToken)
    {
        using var xml = new FeedXml(output);
        xml.Start("rss").With("version", "2.0").Prefix("atom", Atom).Prefix("content", Content).Prefix("dc", DublinCore)
            .Start("channel")
            .Text("title", feed.Title)
            .Text("link", feed.Home.AbsoluteUri)
            .Text("description", FeedText.AsHtml(feed.Description))
            .Text("language", feed.Language)
            .Text("lastBuildDate", FeedText.MailDate(feed.UpdatedUtc))
            .Start("atom", "link", Atom).With("rel", "self").With("type", MediaType).With("href", feed.Self.AbsoluteUri).End();
        foreach (var item in feed.Items)
        {
            WriteItem(xml, feed, item);
            await xml.FlushAsync(cancellationToken);
        }

        await xml.End().End().FlushAsync(cancellationToken);
    }

    private static void WriteItem(FeedXml xml, Feed feed, FeedItem item)
    {
        xml.Start("item")
            .Text("title", item.Title)
            .Text("link", item.Address.AbsoluteUri)
            .Start("guid").With("isPermaLink", "false").Text(item.Id).End()
            .Text("pubDate", FeedText.MailDate(item.PublishedUtc))
            .Text("creator", item.Author ?? feed.Publisher, DublinCore) // RSS's own author must be a mail address
            .Text("updated", FeedText.Date(item.UpdatedUtc), Atom);
        foreach (var category in item.Categories)
            xml.Text("category", category);

        xml.Text("description", FeedText.AsHtml(item.Summary));
        if (item.Html.Length > 0)
            xml.Text("encoded", FeedText.Body(feed, item), Content);

        if (item.File is { } file)
        {
            xml.Start("enclosure").With("url", file.Address.AbsoluteUri)
                .With("length", file.Bytes.ToString(CultureInfo.InvariantCulture)).With("type", file.MediaType).End();
        }

        xml.End();
    }
}
