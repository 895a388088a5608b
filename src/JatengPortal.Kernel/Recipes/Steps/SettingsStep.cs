using System.ComponentModel;
using JatengPortal.Kernel.Recipes.OrchardCore;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Theming;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Sets how a tenant introduces itself. What a recipe doesn't name stays as it is.</summary>
internal sealed class SettingsStep : RecipeStep<SettingsShape>
{
    private const int LongestLine = 200;
    private const int LongestAddress = 500;

    public override string Name => "settings";

    public override string? Permission => "Site.Settings";

    protected internal override string? ExplainUnknownProperty(string property) => OrchardSettings.NotOffered(property);

    public override void Check(SettingsShape step, RecipeCheck check)
    {
        if (step.TimeZoneId is not (null or "Asia/Jakarta"))
            check.Error("TimeZoneId", "the portal shows all times in Asia/Jakarta (WIB)");
        CheckText("SiteName", step.SiteName, LongestLine, check);
        if (step.PortalSettings is not { } portal)
            return;
        CheckText("PortalSettings.Tagline", portal.Tagline, LongestLine, check);
        CheckText("PortalSettings.Email", portal.Email, LongestLine, check);
        CheckText("PortalSettings.Phone", portal.Phone, LongestLine, check);
        CheckText("PortalSettings.Logo", portal.Logo, LongestLine, check);
        CheckText("PortalSettings.Address", portal.Address, LongestAddress, check);
        CheckColour("PortalSettings.PrimaryColour", portal.PrimaryColour, check);
        CheckColour("PortalSettings.AccentColour", portal.AccentColour, check);
    }

    public override async Task RunAsync(SettingsShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var settings = run.Services.GetRequiredService<TenantSettings>();
        var before = await settings.GetAsync<SiteSettings>(cancellationToken);
        var portal = step.PortalSettings ?? new PortalSettingsShape();
        var after = new SiteSettings
        {
            SiteName = step.SiteName ?? before.SiteName,
            Tagline = portal.Tagline ?? before.Tagline,
            PrimaryColour = portal.PrimaryColour ?? before.PrimaryColour,
            AccentColour = portal.AccentColour ?? before.AccentColour,
            Logo = portal.Logo ?? before.Logo,
            Address = portal.Address ?? before.Address,
            Email = portal.Email ?? before.Email,
            Phone = portal.Phone ?? before.Phone,
        };
        if (after == before)
        {
            run.Unchanged();
            return;
        }

        foreach (var property in typeof(SiteSettings).GetProperties().Where(p => p.GetMethod is { IsStatic: false }))
        {
            if (property.GetValue(before) is var old && property.GetValue(after) is var now && !Equals(old, now))
                run.Changed(new RecipeDifference("setting", property.Name, old?.ToString() ?? "–", now?.ToString() ?? "–"));
        }

        await settings.SetAsync(after, cancellationToken);
    }

    private static void CheckText(string path, string? text, int longest, RecipeCheck check)
    {
        if (text is not null && (text.Trim().Length == 0 || text.Length > longest))
            check.Error(path, $"has 1 to {longest} characters");
    }

    private static void CheckColour(string path, string? colour, RecipeCheck check)
    {
        if (colour is null)
            return;
        if (!TenantStylesheet.IsColour(colour))
            check.Error(path, "a colour is written #rrggbb");
        else if (TenantStylesheet.ContrastWithWhite(colour) is var contrast && contrast < TenantStylesheet.LeastContrast)
            check.Error(path, FormattableString.Invariant($"{colour} has a contrast of {contrast:0.0}:1 with white; WCAG 2.2 asks for 4.5:1: choose a darker one"));
    }
}

[Description("Sets how a tenant introduces itself; what is left out stays as it is.")]
internal sealed class SettingsShape
{
    [Description("The name that readers see, 1 to 200 characters.")]
    public string? SiteName { get; init; }

    [Description("Asia/Jakarta; nothing else is offered.")]
    public string? TimeZoneId { get; init; }

    [Description("What the portal adds to Orchard Core's settings.")]
    public PortalSettingsShape? PortalSettings { get; init; }
}

[Description("What the portal adds to Orchard Core's settings.")]
internal sealed class PortalSettingsShape
{
    [Description("One line under the name.")]
    public string? Tagline { get; init; }

    [Description("Main colour as #rrggbb, at least 4.5:1 on white.")]
    public string? PrimaryColour { get; init; }

    [Description("Second colour as #rrggbb, at least 4.5:1 on white.")]
    public string? AccentColour { get; init; }

    [Description("Path of the logo among the tenant's media.")]
    public string? Logo { get; init; }

    [Description("Postal address; lines divided by line feeds.")]
    public string? Address { get; init; }

    [Description("Public e-mail address.")]
    public string? Email { get; init; }

    [Description("Public telephone number.")]
    public string? Phone { get; init; }
}
