using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Network;

/// <summary>Takes the articles of an agency that is no more out of the stream.</summary>
internal sealed class ForgetAgency(NewsDbContext db, TenantDatabase database) : IMessageHandler<TenantRemoved>
{
    public async Task HandleAsync(TenantRemoved message, Tenant sender, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await db.NetworkArticles.Where(article => article.OriginId == sender.Id).ExecuteDeleteAsync(cancellationToken) > 0)
            transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
    }
}
