using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Pages.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Pages.AlertBanners.Editing.WriteBannerScreen>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.Pages.AlertBanners.Editing;

/// <summary>Issues a banner, or changes one that waits or is shown.</summary>
internal static class WriteBanner
{
    public const string New = "baru";
    public const string Change = "ubah";

    internal static void Map(FeatureRoutes managing)
    {
        managing.MapGet("/" + New, async (Tools tools, CancellationToken cancellationToken) =>
            Screen(null, new BannerForm(), new FormErrors(), await tools.OfferedAsync(cancellationToken)));
        managing.MapPost("/" + New, (IFormCollection typed, Tools tools, HttpContext context, CancellationToken cancellationToken) =>
            SaveAsync(null, typed, tools, context, cancellationToken));
        managing.MapGet("/{id:guid}/" + Change, OpenAsync);
        managing.MapPost("/{id:guid}/" + Change, (Guid id, IFormCollection typed, Tools tools, HttpContext context, CancellationToken cancellationToken) =>
            SaveAsync(id, typed, tools, context, cancellationToken));
    }

    private static async Task<Answer> OpenAsync(Guid id, Tools tools, CancellationToken cancellationToken)
    {
        if (await tools.FindAsync(id, cancellationToken) is not { } banner)
            return TypedResults.NotFound();
        if (!banner.IsOpenAt(tools.Desk.Now))
            return tools.Links.Redirect(ManageBanners.Path, Notice.ChangedMeanwhile);
        var offered = await tools.OfferedAsync(cancellationToken);
        return Screen(banner.Id, BannerForm.Of(banner, offered), new FormErrors(), offered);
    }

    private static async Task<Answer> SaveAsync(
        Guid? id, IFormCollection typed, Tools tools, HttpContext context, CancellationToken cancellationToken)
    {
        var stored = id is { } known ? await tools.FindAsync(known, cancellationToken) : null;
        if (id is not null && stored is null)
            return TypedResults.NotFound();
        var form = BannerForm.Read(typed);
        var offered = await tools.OfferedAsync(cancellationToken);
        var (wording, errors) = form.Check(stored, offered, tools.Desk.Now);
        var status = StatusCodes.Status422UnprocessableEntity;
        if (errors.IsEmpty)
        {
            try
            {
                if (await tools.SaveAsync(id, form, wording, form.Selection.ToSelection(offered), cancellationToken))
                    return tools.Links.Redirect(ManageBanners.Path, id is null ? BannerNotices.Issued : Notice.Saved);
                status = StatusCodes.Status409Conflict;
                form = await tools.MeetAsync(id!.Value, form, errors, cancellationToken);
            }
            catch (RuleViolationException refused) when (refused.Code == "banner.full")
            {
                errors.Add("", string.Format(CultureInfo.CurrentCulture, Texts.Banner_full, BannerDesk.MostOpen));
            }
        }

        context.Response.StatusCode = status;
        return Screen(id, form, errors, offered);
    }

    private static RazorComponentResult<WriteBannerScreen> Screen(Guid? id, BannerForm form, FormErrors errors, IReadOnlyList<Tenant> offered) =>
        new(new { Id = id, Form = form, Errors = errors, Offered = offered });

    /// <summary>What writing a banner needs. Scoped.</summary>
    internal sealed class Tools(PagesDbContext db, BannerDesk desk, TenantsBelow below, CurrentTenant current, Links links)
    {
        public BannerDesk Desk => desk;

        public Links Links => links;

        public Task<IReadOnlyList<Tenant>> OfferedAsync(CancellationToken cancellationToken) => below.OfAsync(current.Tenant, cancellationToken);

        public Task<IssuedBanner?> FindAsync(Guid id, CancellationToken cancellationToken) =>
            db.IssuedBanners.AsNoTracking().SingleOrDefaultAsync(banner => banner.Id == id, cancellationToken);

        /// <summary>Says what somebody else has made of it; whoever saves once more means to replace that.</summary>
        public async Task<BannerForm> MeetAsync(Guid id, BannerForm form, FormErrors errors, CancellationToken cancellationToken)
        {
            var now = await FindAsync(id, cancellationToken);
            var isOpen = now is not null && now.IsOpenAt(desk.Now);
            errors.Add("", isOpen ? string.Format(CultureInfo.CurrentCulture, Texts.Banner_changed_meanwhile, now!.Text) : Texts.Banner_over_meanwhile);
            return isOpen ? form with { Seen = now!.Revision.ToString(CultureInfo.InvariantCulture) } : form;
        }

        public async Task<bool> SaveAsync(
            Guid? id, BannerForm form, BannerWording wording, TenantSelection selection, CancellationToken cancellationToken)
        {
            if (id is { } known)
                return await desk.ChangeAsync(known, form.Revision, wording, selection, form.IsShownHere, cancellationToken);
            await desk.IssueAsync(Guid.CreateVersion7(desk.Now), wording, selection, form.IsShownHere, cancellationToken);
            return true;
        }
    }
}
