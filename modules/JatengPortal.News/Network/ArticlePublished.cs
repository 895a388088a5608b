using JatengPortal.Kernel.Messaging;

namespace JatengPortal.News.Network;

/// <summary>An agency tells its parent that it has published an article, or a new edition of one.</summary>
/// <param name="DocumentId">Of the sender's document.</param>
/// <param name="Slug">Its present address in the sender's site.</param>
/// <param name="Title">As published.</param>
/// <param name="Summary">As published; may be empty.</param>
/// <param name="PublishedUtc">The date that readers see.</param>
internal sealed record ArticlePublished(Guid DocumentId, string Slug, string Title, string Summary, DateTime PublishedUtc) : IMessage
{
    public static string Type => "news.article-published";
}
