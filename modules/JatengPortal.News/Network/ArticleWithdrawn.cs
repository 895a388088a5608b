using JatengPortal.Kernel.Messaging;

namespace JatengPortal.News.Network;

/// <summary>An agency tells its parent that an article is no longer public.</summary>
/// <param name="DocumentId">Of the sender's document.</param>
internal sealed record ArticleWithdrawn(Guid DocumentId) : IMessage
{
    public static string Type => "news.article-withdrawn";
}
