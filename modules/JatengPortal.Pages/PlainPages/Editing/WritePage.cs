using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Pages.PlainPages.Editing.WritePageScreen>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.Pages.PlainPages.Editing;

/// <summary>Writes a plain page: a new one, or the next wording of one.</summary>
internal static class WritePage
{
    public const string Step = "ubah";

    internal static void Map(FeatureRoutes editing)
    {
        editing.MapGet(PageEditing.New, () => new RazorComponentResult<WritePageScreen>(new { Form = new PageForm() }));
        editing.MapPost(PageEditing.New, BeginAsync);
        editing.MapGet(PageEditing.List + "/{id:guid}/" + Step, OpenAsync);
        editing.MapPost(PageEditing.List + "/{id:guid}/" + Step, SaveAsync);
    }

    private static async Task<Answer> BeginAsync(
        IFormCollection typed, PageDesk desk, Links links, HttpContext context, CancellationToken cancellationToken)
    {
        var form = PageForm.Read(typed);
        var errors = form.Check();
        if (errors.IsEmpty)
        {
            try
            {
                await desk.BeginAsync(form, cancellationToken);
                return links.Redirect(PageEditing.List, PageNotices.Published);
            }
            catch (RuleViolationException refused) when (refused.Code == "slug.taken")
            {
                errors.Add(PageForm.SlugField, Texts.Page_slug_taken);
            }
        }

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return new RazorComponentResult<WritePageScreen>(new { Form = form, Errors = errors });
    }

    private static async Task<Answer> OpenAsync(Guid id, PageDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenAsync(id, cancellationToken) is { } page ? Screen(page, PageForm.Of(page), new FormErrors()) : TypedResults.NotFound();

    private static async Task<Answer> SaveAsync(
        Guid id, IFormCollection typed, PageDesk desk, Links links, HttpContext context, CancellationToken cancellationToken)
    {
        var form = PageForm.Read(typed);
        var errors = form.Check();
        if (errors.IsEmpty)
        {
            try
            {
                if (await desk.SaveAsync(id, form, cancellationToken) is not { } saved)
                    return TypedResults.NotFound();
                if (!saved.IsConflict)
                    return links.Redirect(PageEditing.List, PageNotices.Published);
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                var stored = PageForm.Of(saved.Page);
                return Screen(saved.Page, form with { Basis = stored.Basis }, errors, stored);
            }
            catch (RuleViolationException refused) when (refused.Code is "slug.taken" or "page.required")
            {
                errors.Add(PageForm.SlugField, refused.Code == "slug.taken" ? Texts.Page_slug_taken : Texts.Page_required_stays);
            }
        }

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await desk.OpenAsync(id, cancellationToken) is { } page ? Screen(page, form, errors) : TypedResults.NotFound();
    }

    private static RazorComponentResult<WritePageScreen> Screen(Document page, PageForm form, FormErrors errors, PageForm? stored = null) =>
        new(new { page.Id, Form = form, Errors = errors, Stored = stored, IsRequired = PlainPage.AtTop.Contains(page.Slug), Heading = page.Current!.Title });
}
