using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Theming;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.AlertBanners;

/// <summary>The banners that this site shows, whoever made them.</summary>
internal sealed class ShownBanners(PagesDbContext db, TenantDatabase database, DueTable due, TimeProvider clock) : ISiteBannerSource
{
    private const int Most = 10;

    // Longer than messages are kept, so that none comes again whose revision is forgotten.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(100);

    public async Task<IReadOnlyList<SiteBanner>> LoadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.AlertBanners.AsNoTracking().Where(banner => !banner.IsWithdrawn && banner.EndUtc > now)
            .OrderByDescending(banner => banner.Level).ThenByDescending(banner => banner.StartUtc).Take(Most)
            .Select(banner => new SiteBanner(banner.Level, banner.Text, banner.OriginId)
            {
                English = banner.English, Link = banner.Link, StartUtc = banner.StartUtc, EndUtc = banner.EndUtc,
            })
            .ToListAsync(cancellationToken);
    }

    /// <summary>Takes in what is valid and newer than what is known, and makes the pages change when it begins and ends.</summary>
    public async Task TakeInAsync(Guid origin, BannerIssued message, CancellationToken cancellationToken)
    {
        if (message.Wording is not { IsValid: true } wording)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await database.BeginAsync(cancellationToken);
        var banner = await db.AlertBanners.FindAsync([origin, message.BannerId], cancellationToken);
        var isNews = banner is null ? wording.EndUtc > now : banner.Revision < message.Revision;
        if (isNews)
        {
            await KeepAsync(banner, origin, message, now, cancellationToken);
            transaction.ContentChanged();
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task KeepAsync(AlertBanner? banner, Guid origin, BannerIssued message, DateTime now, CancellationToken cancellationToken)
    {
        if (banner is null)
            db.AlertBanners.Add(banner = new AlertBanner { OriginId = origin, BannerId = message.BannerId, Revision = message.Revision });
        var wording = message.Wording;
        (banner.Revision, banner.IsWithdrawn, banner.Level) = (message.Revision, message.IsWithdrawn, wording.Level);
        (banner.Text, banner.English, banner.Link) = (wording.Text, wording.English, wording.Link);
        (banner.StartUtc, banner.EndUtc) = (wording.StartUtc, wording.EndUtc);
        await ScheduleAsync(banner, TurnBanner.Start, banner.StartUtc, now, cancellationToken);
        await ScheduleAsync(banner, TurnBanner.End, banner.EndUtc, now, cancellationToken);
        var forgotten = now - Remembered;
        await db.AlertBanners.Where(old => old.EndUtc < forgotten).ExecuteDeleteAsync(cancellationToken);
    }

    private Task ScheduleAsync(AlertBanner banner, string kind, DateTime at, DateTime now, CancellationToken cancellationToken)
    {
        var key = $"{banner.OriginId:N}-{banner.BannerId:N}";
        return banner.IsWithdrawn || at <= now
            ? due.CancelAsync(kind, key, cancellationToken)
            : due.ScheduleAsync(kind, key, at, cancellationToken);
    }
}
