using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.News.Articles.Editing;

namespace JatengPortal.News.Articles;

/// <summary>Publishes a scheduled article when its time has come.</summary>
internal sealed class PublishDueArticle(ArticlePublisher publisher, TenantDatabase database, IAuditTrail audit) : IDueHandler
{
    public const string Kind = "news.publish";

    public async Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await publisher.PublishDueAsync(Guid.Parse(key), cancellationToken) is { Current: { } edition } document)
        {
            var fact = new AuditFact("article.published", Article.PathOf(document.Slug)) { After = ArticleTrace.Of(document, edition) };
            await audit.RecordAsync(database, fact, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
