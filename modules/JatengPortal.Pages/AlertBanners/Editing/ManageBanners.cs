using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Pages.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.AlertBanners.Editing;

/// <summary>Lists the banners that this site has issued, the latest beginning first, a page by key.</summary>
internal static class ManageBanners
{
    public const string Path = "/admin/pengumuman";
    public const string Before = "sebelum";
    private const int PageSize = 30;

    public static string PathOf(Guid id, string step) => $"{Path}/{id}/{step}";

    internal static void Map(FeatureRoutes banners)
    {
        var managing = banners.MapGroup(Path).RequirePermission(PagesModule.ManageBanners);
        managing.MapGet("", HandleAsync);
        WriteBanner.Map(managing);
        StopBanner.Map(managing);
    }

    private static async Task<Results<RazorComponentResult<BannersScreen>, NotFound>> HandleAsync(
        [FromQuery(Name = Before)] Guid? before, PagesDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var banners = db.IssuedBanners.AsNoTracking();
        if (before is { } key)
        {
            if (await banners.SingleOrDefaultAsync(banner => banner.Id == key, cancellationToken) is not { } last)
                return TypedResults.NotFound();
            banners = banners.Where(banner => banner.StartUtc < last.StartUtc || (banner.StartUtc == last.StartUtc && banner.Id.CompareTo(last.Id) < 0));
        }

        var rows = await banners.OrderByDescending(banner => banner.StartUtc).ThenByDescending(banner => banner.Id).Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        return new RazorComponentResult<BannersScreen>(new
        {
            Rows = (IReadOnlyList<IssuedBanner>)[.. rows.Take(PageSize)],
            Now = clock.GetUtcNow().UtcDateTime,
            Next = rows.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{Path}?{Before}={rows[PageSize - 1].Id}") : null,
        });
    }
}

/// <summary>What is told after a post.</summary>
internal static class BannerNotices
{
    public static readonly Notice Issued = new("pengumuman-tayang", NoticeKind.Success, () => Texts.Notice_banner_issued);
    public static readonly Notice Stopped = new("pengumuman-dihentikan", NoticeKind.Success, () => Texts.Notice_banner_stopped);
}
