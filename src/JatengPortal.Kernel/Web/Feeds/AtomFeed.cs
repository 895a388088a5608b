using System.Globalization;
using System.IO.Pipelines;

namespace JatengPortal.Kernel.Web.Feeds;

/// <summary>Writes Atom (RFC 4287).</summary>
public static class AtomFeed
{
    /// <summary>The Content-Type.</summary>
    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Writes the feed; the output is flushed after each entry and not completed.</summary>
    public static async Task WriteAsync(Feed feed, PipeWriter output, CancellationToken cancellationToken)
    {
        using var xml = new FeedXml(output);
        xml.Start("feed", Atom).Language(feed.Language)
            .Text("id", feed.Id)
            .Text("title", feed.Title);
        if (feed.Description.Length > 0)
            xml.Text("subtitle", feed.Description);

        xml.Text("updated", FeedText.Date(feed.UpdatedUtc))
            .Start("author").Text("name", feed.Publisher).End()
            .Start("link").With("rel", "self").With("type", MediaType).With("href", feed.Self.AbsoluteUri).End()
            .Start("link").With("rel", "alternate").With("type", "text/html").With("href", feed.Home.AbsoluteUri).End();
        foreach (var item in feed.Items)
        {
            WriteEntry(xml, feed, item);
            await xml.FlushAsync(cancellationToken);
        }

        await xml.End().FlushAsync(cancellationToken);
    }

    private static void WriteEntry(FeedXml xml, Feed feed, FeedItem item)
    {
        xml.Start("entry")
            .Text("id", item.Id)
            .Text("title", item.Title)
            .Text("published", FeedText.Date(item.PublishedUtc))
            .Text("updated", FeedText.Date(item.UpdatedUtc))
            .Start("link").With("rel", "alternate").With("type", "text/html").With("href", item.Address.AbsoluteUri).End();
        if (item.Author is not null)
            xml.Start("author").Text("name", item.Author).End();

        foreach (var category in item.Categories)
            xml.Start("category").With("term", category).End();

        if (item.File is { } file)
            WriteFile(xml, file);

        if (item.Summary.Length > 0)
            xml.Text("summary", item.Summary);

        if (item.Html.Length > 0)
            xml.Start("content").With("type", "html").Text(FeedText.Body(feed, item)).End();

        xml.End();
    }

    private static void WriteFile(FeedXml xml, FeedFile file)
    {
        xml.Start("link").With("rel", "enclosure").With("type", file.MediaType).With("href", file.Address.AbsoluteUri);
        if (file.Bytes > 0)
            xml.With("length", file.Bytes.ToString(CultureInfo.InvariantCulture));

        if (file.Title.Length > 0)
            xml.With("title", file.Title);

        xml.End();
    }
}
