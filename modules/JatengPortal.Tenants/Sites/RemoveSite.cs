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

/// <summary>Takes away a closed site, for good, after its name was typed.</summary>
internal static class RemoveSite
{
    public static void Map(FeatureRoutes sites)
    {
        sites.MapGet("/{name}/hapus", Ask);
        sites.MapPost("/{name}/hapus", RemoveAsync);
    }

    private static IResult Ask(string name, TenantRegistry registry, Links links) => registry.Find(name) switch
    {
        null => TypedResults.NotFound(),
        { State: TenantState.Suspended or TenantState.Removing } tenant => Page(tenant, error: null),
        { } tenant => links.Redirect(ShowSite.PathOf(tenant), TenantsNotices.NotSuspended),
    };

    private static async Task<IResult> RemoveAsync(
        string name, IFormCollection form, TenantRegistry registry, TenantRemoval removal, SiteWork work, Links links, CancellationToken cancellationToken)
    {
        if (registry.Find(name) is not { } tenant)
            return TypedResults.NotFound();
        try
        {
            await removal.CheckAsync(tenant, cancellationToken);
        }
        catch (RuleViolationException refused)
        {
            return Page(tenant, RuleWords.Of(refused));
        }

        return form[ConfirmPage.PhraseField].ToString().Trim() == tenant.Name
            ? links.Redirect(ShowWork.PathOf(work.Remove(tenant)))
            : Page(tenant, Texts.Site_remove_not_confirmed);
    }

    private static RazorComponentResult<ConfirmPage> Page(Tenant tenant, string? error) => new(new
    {
        Title = Texts.Site_remove,
        Between = (IReadOnlyList<(string, string)>)[(Texts.Sites, ListSites.Path), (tenant.Title, ShowSite.PathOf(tenant))],
        Question = string.Format(CultureInfo.CurrentCulture, Texts.Site_remove_question, tenant.Title),
        Consequences = (IReadOnlyList<string>)[Texts.Site_remove_exported, Texts.Site_remove_gone, Texts.Site_remove_free],
        Action = ShowSite.PathOf(tenant) + "/hapus",
        Confirm = Texts.Site_remove,
        Cancel = ShowSite.PathOf(tenant),
        Phrase = tenant.Name,
        Error = error,
    })
    {
        StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
