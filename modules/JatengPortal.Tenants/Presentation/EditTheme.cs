using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Presentation;

/// <summary>Theme, colours and logo of the public pages, to be looked at before they are saved.</summary>
internal static class EditTheme
{
    public const string Path = "/admin/tampilan";
    public const string StepField = "langkah";
    public const string PreviewStep = "pratinjau";

    public static void Map(FeatureRoutes administration)
    {
        var theme = administration.MapGroup(Path).RequirePermission(TenantsModule.SiteTheme);
        theme.MapGet("", ShowAsync);
        theme.MapPost("", SaveAsync);
    }

    private static async Task<RazorComponentResult<ThemePage>> ShowAsync(
        TenantSettings settings, CurrentTenant current, ModuleCatalog catalog, CancellationToken cancellationToken)
    {
        var saved = ThemeForm.Of(await settings.GetAsync<SiteSettings>(cancellationToken), current.Tenant.Theme);
        return Page(saved, catalog, Fingerprint.Of(saved), new FormErrors(), [], preview: null);
    }

    private static async Task<IResult> SaveAsync(
        IFormCollection posted, TenantSettings settings, ThemeChoice choice, TenantDatabase database, CurrentTenant current, CurrentAccount account,
        ModuleCatalog catalog, SitePreviews previews, Links links, HttpContext context, CancellationToken cancellationToken)
    {
        var form = ThemeForm.Read(posted, current.Tenant.Theme);
        var version = posted[Fingerprint.Field].ToString();
        var errors = form.Check(catalog);
        if (!errors.IsEmpty)
            return Page(form, catalog, version, errors, [], preview: null);
        if (posted[StepField] == PreviewStep)
        {
            var shown = new SitePreview(form.ApplyTo(await settings.GetAsync<SiteSettings>(cancellationToken)), form.Theme);
            AllowFrames(context);
            return Page(form, catalog, version, errors, [], $"/?{SitePreviews.QueryName}={previews.Seal(shown, current.Tenant, account.Account!)}");
        }

        await using var transaction = await database.BeginAsync(cancellationToken);
        var settingsNow = await settings.GetAsync<SiteSettings>(cancellationToken);
        var saved = ThemeForm.Of(settingsNow, current.Tenant.Theme);
        if (version != Fingerprint.Of(saved) && form.ConflictsWith(saved) is { Count: > 0 } conflicts)
            return Page(form, catalog, Fingerprint.Of(saved), errors, conflicts, preview: null);
        await settings.SetAsync(form.ApplyTo(settingsNow), cancellationToken);
        await choice.SetAsync(form.Theme, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(Path, Notice.Saved);
    }

    // Of this page alone: it frames the page that it is about.
    private static void AllowFrames(HttpContext context) => context.Response.Headers.ContentSecurityPolicy =
        context.Response.Headers.ContentSecurityPolicy.ToString().Replace("default-src 'none';", "default-src 'none'; frame-src 'self';", StringComparison.Ordinal);

    private static RazorComponentResult<ThemePage> Page(
        ThemeForm form, ModuleCatalog catalog, string version, FormErrors errors, IReadOnlyList<FieldConflict> conflicts, string? preview) => new(new
    {
        Form = form,
        Themes = (IReadOnlyList<Choice>)[.. catalog.PublicThemes.Select(theme => new Choice(theme.Id, theme.Name))],
        Version = version,
        Errors = errors,
        Conflicts = conflicts,
        Preview = preview,
    })
    {
        StatusCode = conflicts.Count > 0 ? StatusCodes.Status409Conflict
            : errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
