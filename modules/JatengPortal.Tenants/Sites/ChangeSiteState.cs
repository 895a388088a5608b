using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Tenants.Background;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Sites;

/// <summary>Closes a site for a while, opens it again, and goes on with setting it up.</summary>
internal static class ChangeSiteState
{
    public static void Map(FeatureRoutes sites)
    {
        sites.MapGet("/{name}/tutup", AskToSuspend);
        sites.MapPost("/{name}/tutup", SuspendAsync);
        sites.MapPost("/{name}/buka", ResumeAsync);
        sites.MapPost("/{name}/siapkan", SetUp);
    }

    private static IResult AskToSuspend(string name, TenantRegistry registry) => registry.Find(name) is { State: TenantState.Running } tenant
        ? new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Site_suspend,
            Between = (IReadOnlyList<(string, string)>)[(Texts.Sites, ListSites.Path), (tenant.Title, ShowSite.PathOf(tenant))],
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Site_suspend_question, tenant.Title),
            Consequences = (IReadOnlyList<string>)[Texts.Site_suspend_consequence, Texts.Site_suspend_data_stays],
            Action = ShowSite.PathOf(tenant) + "/tutup",
            Confirm = Texts.Site_suspend,
            Cancel = ShowSite.PathOf(tenant),
        })
        : TypedResults.NotFound();

    private static async Task<IResult> SuspendAsync(
        string name, TenantRegistry registry, TenantLifecycle lifecycle, CurrentTenant current, Links links, CancellationToken cancellationToken)
    {
        if (registry.Find(name) is not { } tenant)
            return TypedResults.NotFound();
        // Whoever closed the site that they work in could not open it again.
        if (tenant.Id == current.Tenant.Id)
            return TypedResults.StatusCode(StatusCodes.Status409Conflict);
        return await TryAsync(lifecycle.SuspendAsync(tenant, cancellationToken), tenant, TenantsNotices.TenantSuspended, links);
    }

    private static async Task<IResult> ResumeAsync(
        string name, TenantRegistry registry, TenantLifecycle lifecycle, Links links, CancellationToken cancellationToken) =>
        registry.Find(name) is { } tenant
            ? await TryAsync(lifecycle.ResumeAsync(tenant, cancellationToken), tenant, TenantsNotices.TenantResumed, links)
            : TypedResults.NotFound();

    private static IResult SetUp(string name, TenantRegistry registry, SiteWork work, Links links) =>
        registry.Find(name) is { State: TenantState.Uninitialised } tenant
            ? links.Redirect(ShowWork.PathOf(work.SetUp(tenant)))
            : TypedResults.NotFound();

    private static async Task<IResult> TryAsync(Task change, Tenant tenant, Notice done, Links links)
    {
        try
        {
            await change;
            return links.Redirect(ShowSite.PathOf(tenant), done);
        }
        catch (RuleViolationException)
        {
            return links.Redirect(ShowSite.PathOf(tenant), TenantsNotices.StateChanged);
        }
    }
}
