using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Pages.PlainPages.Editing;

/// <summary>Takes a plain page off the site, after asking. Those that every site has stay.</summary>
internal static class DeletePage
{
    public const string Step = "hapus";

    internal static void Map(FeatureRoutes editing)
    {
        editing.MapGet(PageEditing.List + "/{id:guid}/" + Step, AskAsync);
        editing.MapPost(PageEditing.List + "/{id:guid}/" + Step, HandleAsync);
    }

    private static async Task<Results<RazorComponentResult<ConfirmPage>, NotFound>> AskAsync(
        Guid id, PageDesk desk, TenantSettings settings, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, cancellationToken) is not { Current: { } shown } page || PlainPage.AtTop.Contains(page.Slug))
            return TypedResults.NotFound();
        var menus = await settings.GetAsync<MenuSettings>(cancellationToken);
        var inMenu = menus.Main.Concat(menus.Footer).Any(entry => entry.Url == "~" + PlainPage.PathOf(page.Slug));
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Delete_page,
            Between = (IReadOnlyList<(string, string)>)[(Texts.Plain_pages, PageEditing.List)],
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Delete_page_question, shown.Title),
            Consequences = (IReadOnlyList<string>)(inMenu ? [Texts.Delete_page_consequence, Texts.Delete_page_in_menu] : [Texts.Delete_page_consequence]),
            Action = PageEditing.PathOf(id, Step),
            Confirm = Texts.Delete_page,
            Cancel = PageEditing.List,
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [PageForm.BasisField] = shown.Id.ToString("N") },
        });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> HandleAsync(
        Guid id, IFormCollection typed, PageDesk desk, Links links, CancellationToken cancellationToken)
    {
        try
        {
            var isGone = await desk.DeleteAsync(id, typed[PageForm.BasisField].ToString(), cancellationToken);
            return links.Redirect(PageEditing.List, isGone ? Notice.Removed : Notice.ChangedMeanwhile);
        }
        catch (RuleViolationException refused) when (refused.Code == "page.required")
        {
            return TypedResults.NotFound();
        }
    }
}
