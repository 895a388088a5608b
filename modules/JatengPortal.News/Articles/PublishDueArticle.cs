using JatengPortal.Kernel.Messaging;

namespace JatengPortal.News.Articles;

/// <summary>Publishes a scheduled article when its time has come.</summary>
internal sealed class PublishDueArticle(ArticlePublisher publisher) : IDueHandler
{
    public const string Kind = "news.publish";

    public Task HandleAsync(string key, CancellationToken cancellationToken) => publisher.PublishDueAsync(Guid.Parse(key), cancellationToken);
}
