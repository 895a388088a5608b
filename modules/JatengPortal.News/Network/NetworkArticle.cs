namespace JatengPortal.News.Network;

/// <summary>An article of an agency below this one, as far as that agency sent it up: enough for a list, with a link to the original.</summary>
public sealed class NetworkArticle
{
    public required Guid OriginId { get; init; }
    public required Guid DocumentId { get; init; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required DateTime PublishedUtc { get; set; }
}
