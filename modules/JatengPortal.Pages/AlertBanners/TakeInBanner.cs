using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>Takes in a banner of a site above this one; from nobody else.</summary>
internal sealed class TakeInBanner(ShownBanners banners, TenantsBelow below, CurrentTenant current) : IMessageHandler<BannerIssued>
{
    public Task HandleAsync(BannerIssued message, Tenant sender, CancellationToken cancellationToken) =>
        below.IsBelow(current.Tenant, sender) ? banners.TakeInAsync(sender.Id, message, cancellationToken) : Task.CompletedTask;
}

/// <summary>Lets go of the banners of a site that is no more.</summary>
internal sealed class ForgetBanners(PagesDbContext db, TenantDatabase database) : IMessageHandler<TenantRemoved>
{
    public async Task HandleAsync(TenantRemoved message, Tenant sender, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await db.AlertBanners.Where(banner => banner.OriginId == sender.Id).ExecuteDeleteAsync(cancellationToken) > 0)
            transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
    }
}
