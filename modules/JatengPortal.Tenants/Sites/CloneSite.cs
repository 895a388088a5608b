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

/// <summary>Makes a site with the content of another one.</summary>
internal static class CloneSite
{
    public static void Map(FeatureRoutes sites)
    {
        sites.MapGet("/{name}/salin", Show);
        sites.MapPost("/{name}/salin", Clone);
    }

    private static IResult Show(string name, TenantRegistry registry) => Find(name, registry) is { } source
        ? Page(source, new SiteForm { Parent = source.ParentId is { } id ? registry.Find(id)?.Name ?? "" : "" }, new FormErrors())
        : TypedResults.NotFound();

    private static IResult Clone(
        string name, IFormCollection posted, TenantRegistry registry, TenantLifecycle lifecycle, SiteWork work, Links links)
    {
        if (Find(name, registry) is not { } source)
            return TypedResults.NotFound();
        var form = SiteForm.Read(posted);
        var errors = form.Check();
        if (registry.Find(form.Name) is not null)
            errors.Add(SiteForm.NameField, Texts.Rule_tenant_name_taken);
        if (!errors.IsEmpty)
            return Page(source, form, errors);
        try
        {
            lifecycle.CheckPlace(form.ToDefinition());
            return links.Redirect(ShowWork.PathOf(work.Clone(source, form.ToDefinition())));
        }
        catch (RuleViolationException refused)
        {
            form.Add(errors, refused);
            return Page(source, form, errors);
        }
    }

    private static Tenant? Find(string name, TenantRegistry registry) =>
        registry.Find(name) is { State: TenantState.Running or TenantState.Suspended } tenant ? tenant : null;

    private static RazorComponentResult<CloneSitePage> Page(Tenant source, SiteForm form, FormErrors errors) => new(new
    {
        Source = source,
        Form = form,
        Errors = errors,
        Title = string.Format(CultureInfo.CurrentCulture, Texts.Site_clone_title, source.Title),
    })
    {
        StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
