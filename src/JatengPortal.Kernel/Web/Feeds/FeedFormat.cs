using System.IO.Pipelines;
using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Web.Feeds;

/// <summary>A format in which every list of a site is offered.</summary>
public sealed class FeedFormat
{
    private readonly Func<Feed, PipeWriter, CancellationToken, Task> _write;

    private FeedFormat(string file, string name, string mediaType, Func<Feed, PipeWriter, CancellationToken, Task> write)
    {
        File = file;
        Name = name;
        MediaType = mediaType;
        _write = write;
    }

    /// <summary>RSS 2.0, Atom and JSON Feed.</summary>
    public static IReadOnlyList<FeedFormat> All { get; } =
    [
        new("rss.xml", "RSS", RssFeed.MediaType, RssFeed.WriteAsync),
        new("atom.xml", "Atom", AtomFeed.MediaType, AtomFeed.WriteAsync),
        new("feed.json", "JSON Feed", JsonFeed.MediaType, JsonFeed.WriteAsync),
    ];

    /// <summary>Last segment of its address, after the list's own.</summary>
    public string File { get; }

    /// <summary>As readers know it.</summary>
    public string Name { get; }

    /// <summary>Without the charset.</summary>
    public string MediaType { get; }

    /// <summary>The feeds of a list, for its page; the last word of each title is the format.</summary>
    /// <param name="path">Of the list, inside the tenant.</param>
    /// <param name="heading">What the list is called.</param>
    /// <param name="links">Of the request.</param>
    public static IReadOnlyList<FeedLink> LinksOf(string path, string heading, Links links) =>
        [.. All.Select(format => new FeedLink(format.MediaType, $"{heading} – {format.Name}", links.To($"{path}/{format.File}")))];

    /// <summary>Answers a request with the feed.</summary>
    public Task SendAsync(Feed feed, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = MediaType + "; charset=utf-8";
        return _write(feed, context.Response.BodyWriter, cancellationToken);
    }
}
