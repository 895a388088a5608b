using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.Presentation;

/// <summary>Name, tagline and contacts of the site.</summary>
internal static class EditSettings
{
    public const string Path = "/admin/pengaturan";

    public static void Map(FeatureRoutes administration)
    {
        var settings = administration.MapGroup(Path).RequirePermission(TenantsModule.SiteSettings);
        settings.MapGet("", ShowAsync);
        settings.MapPost("", SaveAsync);
    }

    private static async Task<RazorComponentResult<SettingsPage>> ShowAsync(
        TenantSettings settings, CurrentTenant current, CancellationToken cancellationToken)
    {
        var saved = SettingsForm.Of(await settings.GetAsync<SiteSettings>(cancellationToken));
        return Page(saved with { SiteName = saved.SiteName ?? current.Tenant.Title }, Fingerprint.Of(saved), new FormErrors(), []);
    }

    private static async Task<IResult> SaveAsync(
        IFormCollection posted, TenantSettings settings, TenantDatabase database, Links links, CancellationToken cancellationToken)
    {
        var form = SettingsForm.Read(posted);
        var version = posted[Fingerprint.Field].ToString();
        if (form.Check() is { IsEmpty: false } errors)
            return Page(form, version, errors, []);
        await using var transaction = await database.BeginAsync(cancellationToken);
        var settingsNow = await settings.GetAsync<SiteSettings>(cancellationToken);
        var saved = SettingsForm.Of(settingsNow);
        // Whoever sends it again has seen what the other one saved.
        if (version != Fingerprint.Of(saved) && form.ConflictsWith(saved) is { Count: > 0 } conflicts)
            return Page(form, Fingerprint.Of(saved), new FormErrors(), conflicts);
        await settings.SetAsync(form.ApplyTo(settingsNow), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(Path, Notice.Saved);
    }

    private static RazorComponentResult<SettingsPage> Page(
        SettingsForm form, string version, FormErrors errors, IReadOnlyList<FieldConflict> conflicts) =>
        new(new { Form = form, Version = version, Errors = errors, Conflicts = conflicts })
        {
            StatusCode = conflicts.Count > 0 ? StatusCodes.Status409Conflict
                : errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
