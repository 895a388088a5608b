using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.Steps;
using JatengPortal.Kernel.Settings;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Recipes.Export;

/// <summary>What the kernel keeps of each tenant: features, theme, settings, roles.</summary>
internal sealed class TenantFacts(TenantDatabase database, TenantSettings settings, ModuleCatalog catalog) : IExportSource
{
    private TenantStateDbContext State => database.Context<TenantStateDbContext>();

    public async Task ExportAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        await FeaturesAsync(export, cancellationToken);
        await ThemeAsync(export, cancellationToken);
        await SettingsAsync(export, cancellationToken);
        await RolesAsync(export, cancellationToken);
    }

    private async Task FeaturesAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        var ids = await State.Features.Select(feature => feature.FeatureId).ToListAsync(cancellationToken);
        var known = ids.Where(id => catalog.Find(id) is { } feature && !catalog.AlwaysOn.Contains(feature)).Order(StringComparer.Ordinal).ToList();
        foreach (var id in ids.Where(id => catalog.Find(id) is null))
            export.LeaveOut($"the feature {id}, which nothing offers now");
        if (known.Count > 0)
            await export.StepAsync("feature", new FeatureShape { Enable = known }, cancellationToken);
    }

    private async Task ThemeAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        var theme = await State.State.Select(state => state.Theme).SingleAsync(cancellationToken);
        if (catalog.FindTheme(theme) is not null)
            await export.StepAsync("themes", new ThemesShape { Site = theme }, cancellationToken);
        else if (theme.Length > 0)
            export.LeaveOut($"the theme {theme}, which nothing offers now");
    }

    private async Task SettingsAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        var site = await settings.GetAsync<SiteSettings>(cancellationToken);
        if (export.SiteName is { } name)
            site = site with { SiteName = name };
        if (site == new SiteSettings())
            return;
        await export.StepAsync(
            "settings",
            new SettingsShape
            {
                SiteName = site.SiteName,
                PortalSettings = new PortalSettingsShape
                {
                    Tagline = site.Tagline,
                    PrimaryColour = site.PrimaryColour,
                    AccentColour = site.AccentColour,
                    Logo = site.Logo,
                    Address = site.Address,
                    Email = site.Email,
                    Phone = site.Phone,
                },
            },
            cancellationToken);
    }

    private async Task RolesAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        var roles = await State.Roles.AsNoTracking().OrderBy(role => role.Name).ToListAsync(cancellationToken);
        foreach (var role in roles)
        {
            var permissions = JsonSerializer.Deserialize<string[]>(role.Permissions)!.ToLookup(id => catalog.FindPermission(id) is not null);
            foreach (var id in permissions[false])
                export.LeaveOut($"the permission {id} of the role {role.Name}, which nothing offers now");
            var shape = new RoleShape
            {
                Name = role.Name,
                Description = role.Description,
                Permissions = [.. permissions[true]],
                PermissionBehavior = PermissionBehavior.Replace,
            };
            await export.ItemAsync("Roles", "Roles", shape, cancellationToken);
        }
    }
}
