using System.Net;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Web.Feeds;

/// <summary>A list of what a site published, newest first, for readers and machines that follow it.</summary>
/// <remarks>
/// The writers (<see cref="RssFeed"/>, <see cref="AtomFeed"/>, <see cref="JsonFeed"/>) add nothing of their own, neither a clock
/// nor a version: the same feed is the same bytes, so that its hash can be its ETag and <see cref="UpdatedUtc"/> its Last-Modified.
/// </remarks>
public sealed record Feed
{
    /// <summary>An absolute address or URN that never changes, such as <c>urn:uuid:…</c> or the address of the Atom feed (RFC 4287 §4.2.6).</summary>
    public required string Id { get; init; }

    /// <summary>Plain text; not empty.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text, one sentence; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>Who publishes: the agency's name. Stands for every item without an author of its own.</summary>
    public required string Publisher { get; init; }

    /// <summary>The root of the tenant: links that begin with <c>~/</c> in items lead there.</summary>
    public required Uri Site { get; init; }

    /// <summary>The page that lists the same items.</summary>
    public required Uri Home { get; init; }

    /// <summary>Where this very feed is found.</summary>
    public required Uri Self { get; init; }

    /// <summary>BCP 47, such as <c>id</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When an item was last added or changed (UTC); not the time of the request.</summary>
    public required DateTime UpdatedUtc { get; init; }

    /// <summary>Newest first, each with an id of its own.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }
}

/// <summary>One published thing in a <see cref="Feed"/>.</summary>
public sealed record FeedItem
{
    /// <summary>Stays the same when title or address change: <see cref="IdOf"/>, or a <c>tag:</c> URI (RFC 4151).</summary>
    public required string Id { get; init; }

    /// <summary>Plain text; not empty.</summary>
    public required string Title { get; init; }

    /// <summary>The page of the item, absolute.</summary>
    public required Uri Address { get; init; }

    /// <summary>Plain text; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>The whole body as <see cref="MarkdownRenderer.Render"/> made it: the writers make its links absolute. Empty for none.</summary>
    public string Html { get; init; } = "";

    /// <summary>A body that begins with what its last major change was; the body alone where the note is empty.</summary>
    /// <param name="word">Before the note, such as "Perubahan:".</param>
    /// <param name="note">Plain text.</param>
    /// <param name="html">The body.</param>
    public static string WithChange(string word, string note, string html) =>
        note.Length == 0 ? html : $"<p><strong>{word}</strong> {WebUtility.HtmlEncode(note)}</p>{html}";

    /// <summary>The author line; null when the publisher speaks.</summary>
    public string? Author { get; init; }

    /// <summary>Category and tags, as readers see them.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>When it was first published (UTC).</summary>
    public required DateTime PublishedUtc { get; init; }

    /// <summary>When it was last changed in a way that readers should notice (UTC).</summary>
    public required DateTime UpdatedUtc { get; init; }

    /// <summary>The cover, or another file that goes with the item; null for none.</summary>
    public FeedFile? File { get; init; }

    /// <summary>The id of an item that is a document.</summary>
    public static string IdOf(Guid document) => $"urn:uuid:{document:D}";
}

/// <summary>A file that goes with an item.</summary>
/// <param name="Address">Absolute.</param>
/// <param name="MediaType">Such as <c>image/jpeg</c>.</param>
/// <param name="Bytes">Its size; 0 where it isn't known.</param>
/// <param name="Title">What a picture shows, or the name of the file; may be empty.</param>
public sealed record FeedFile(Uri Address, string MediaType, long Bytes, string Title)
{
    /// <summary>Whether it can be shown beside the text.</summary>
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);
}
