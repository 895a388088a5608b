using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Pages.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.AlertBanners.Editing;

/// <summary>Ends a banner before its time, after asking.</summary>
internal static class StopBanner
{
    public const string Step = "hentikan";

    internal static void Map(FeatureRoutes managing)
    {
        managing.MapGet("/{id:guid}/" + Step, AskAsync);
        managing.MapPost("/{id:guid}/" + Step, HandleAsync);
    }

    private static async Task<Results<RazorComponentResult<ConfirmPage>, NotFound>> AskAsync(
        Guid id, PagesDbContext db, BannerDesk desk, CancellationToken cancellationToken)
    {
        if (await db.IssuedBanners.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } banner
            || !banner.IsOpenAt(desk.Now))
            return TypedResults.NotFound();
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Banner_stop,
            Between = (IReadOnlyList<(string, string)>)[(Texts.Banners, ManageBanners.Path)],
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Banner_stop_question, banner.Text),
            Consequences = (IReadOnlyList<string>)[Texts.Banner_stop_consequence],
            Action = ManageBanners.PathOf(id, Step),
            Confirm = Texts.Banner_stop,
            Cancel = ManageBanners.Path,
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string>
            {
                [BannerForm.SeenField] = banner.Revision.ToString(CultureInfo.InvariantCulture),
            },
        });
    }

    private static async Task<RedirectHttpResult> HandleAsync(
        Guid id, IFormCollection typed, BannerDesk desk, Links links, CancellationToken cancellationToken) => links.Redirect(
            ManageBanners.Path,
            await desk.StopAsync(id, BannerForm.Read(typed).Revision, cancellationToken) ? BannerNotices.Stopped : Notice.ChangedMeanwhile);
}
