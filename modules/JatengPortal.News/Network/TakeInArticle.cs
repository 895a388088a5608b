using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;

namespace JatengPortal.News.Network;

/// <summary>Takes an agency's article into the stream of its parent.</summary>
internal sealed class TakeInArticle(NewsDbContext db, TenantDatabase database) : IMessageHandler<ArticlePublished>
{
    private const int LongestTitle = 300;
    private const int LongestSummary = 1000;

    public async Task HandleAsync(ArticlePublished message, Tenant sender, CancellationToken cancellationToken)
    {
        // What doesn't keep the sender's own rules isn't shown: it would be a broken link, or a flood.
        if (!Slug.TryParse(message.Slug, out var slug) || message.Title.Length is 0 or > LongestTitle || message.Summary.Length > LongestSummary)
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
