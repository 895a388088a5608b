using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;

namespace JatengPortal.News.Network;

/// <summary>Takes an agency's article into the stream of its parent.</summary>
internal sealed class TakeInArticle(NewsDbContext db, TenantDatabase database, TimeProvider clock) : IMessageHandler<ArticlePublished>
{
    private const int LongestTitle = 300;
    private const int LongestSummary = 1000;

    public async Task HandleAsync(ArticlePublished message, Tenant sender, CancellationToken cancellationToken)
    {
        // What doesn't keep the sender's own rules isn't shown: it would be a broken link, a flood, or stand on top for ever. The
        // sender's process wrote it, so no property can be relied on to be there.
        if (!Slug.TryParse(message.Slug, out var slug) || message is not { Title.Length: > 0 and <= LongestTitle, Summary.Length: <= LongestSummary }
            || message.PublishedUtc > clock.GetUtcNow().UtcDateTime)
            return;
        await using var transaction = await database.BeginAsync(cancellationToken);
        var article = await db.NetworkArticles.FindAsync([sender.Id, message.DocumentId], cancellationToken);
        if (article is null)
        {
            db.NetworkArticles.Add(new NetworkArticle
            {
                OriginId = sender.Id,
                DocumentId = message.DocumentId,
                Slug = slug.Value,
                Title = message.Title,
                Summary = message.Summary,
                PublishedUtc = message.PublishedUtc,
            });
        }
        else
        {
            (article.Slug, article.Title, article.Summary, article.PublishedUtc) =
                (slug.Value, message.Title, message.Summary, message.PublishedUtc);
        }

        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
    }
}
