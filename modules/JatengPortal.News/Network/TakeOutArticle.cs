using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;

namespace JatengPortal.News.Network;

/// <summary>Takes an agency's article out of the stream of its parent.</summary>
internal sealed class TakeOutArticle(NewsDbContext db, TenantDatabase database) : IMessageHandler<ArticleWithdrawn>
{
    public async Task HandleAsync(ArticleWithdrawn message, Tenant sender, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await db.NetworkArticles.FindAsync([sender.Id, message.DocumentId], cancellationToken) is { } article)
        {
            db.NetworkArticles.Remove(article);
            transaction.ContentChanged();
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
