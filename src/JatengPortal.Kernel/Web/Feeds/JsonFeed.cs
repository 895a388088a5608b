using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JatengPortal.Kernel.Web.Feeds;

/// <summary>Writes JSON Feed 1.1 (jsonfeed.org/version/1.1).</summary>
public static class JsonFeed
{
    /// <summary>The Content-Type.</summary>
    public const string MediaType = "application/feed+json";

    // Never part of an HTML page, so that quotes and letters need no \u escapes.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the feed; the output is flushed after each item and not completed.</summary>
    public static async Task WriteAsync(Feed feed, PipeWriter output, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        Text(json, "title", feed.Title);
        json.WriteString("home_page_url", feed.Home.AbsoluteUri);
        json.WriteString("feed_url", feed.Self.AbsoluteUri);
        Text(json, "description", feed.Description);
        json.WriteString("language", feed.Language);
        Author(json, feed.Publisher);
        json.WriteStartArray("items");
        foreach (var item in feed.Items)
        {
            WriteItem(json, feed, item);
            await json.FlushAsync(cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static void WriteItem(Utf8JsonWriter json, Feed feed, FeedItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("url", item.Address.AbsoluteUri);
        Text(json, "title", item.Title);
        Text(json, "summary", item.Summary);
        if (item.Html.Length > 0)
            json.WriteString("content_html", FeedText.Body(feed, item));
        else
            json.WriteString("content_text", FeedText.Clean(item.Summary)); // an item must have one of the two

        json.WriteString("date_published", FeedText.Date(item.PublishedUtc));
        json.WriteString("date_modified", FeedText.Date(item.UpdatedUtc));
        if (item.Author is not null)
            Author(json, item.Author);

        if (item.Categories.Count > 0)
        {
            json.WriteStartArray("tags");
            foreach (var category in item.Categories)
                json.WriteStringValue(FeedText.Clean(category));

            json.WriteEndArray();
        }

        if (item.File is { } file)
            WriteFile(json, file);

        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, FeedFile file)
    {
        if (file.IsPicture)
        {
            json.WriteString("image", file.Address.AbsoluteUri);
            return;
        }

        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("url", file.Address.AbsoluteUri);
        json.WriteString("mime_type", file.MediaType);
        Text(json, "title", file.Title);
        if (file.Bytes > 0)
            json.WriteNumber("size_in_bytes", file.Bytes);

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Author(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("authors");
        json.WriteStartObject();
        Text(json, "name", name);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, FeedText.Clean(text));
    }
}
