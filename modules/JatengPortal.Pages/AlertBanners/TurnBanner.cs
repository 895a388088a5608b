using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>A banner begins or ends: which ones are shown, layouts tell by the clock, so only the cached pages have to be made anew.</summary>
internal sealed class TurnBanner(TenantDatabase database) : IDueHandler
{
    public const string Start = "pages.banner-start";
    public const string End = "pages.banner-end";

    public async Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
    }
}
