using System.ComponentModel;
using System.Text.Json.Serialization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.OrchardCore;
using JatengPortal.Kernel.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Chooses the theme of the public pages.</summary>
internal sealed class ThemesStep(ModuleCatalog catalog) : RecipeStep<ThemesShape>
{
    public override string Name => "themes";

    public override string? Permission => "Site.Theme";

    protected internal override string? ExplainUnknownProperty(string property) =>
        property.Equals("admin", StringComparison.OrdinalIgnoreCase) ? "the administration area has no themes of its own; leave it out" : null;

    public override void Check(ThemesShape step, RecipeCheck check)
    {
        if (catalog.FindTheme(step.Site) is not null)
            return;
        check.Error("site", OrchardFeatures.ThemeNotOffered(step.Site) is { } instead
            ? $"the theme '{step.Site}' is {instead}"
            : $"unknown theme '{step.Site}'{RecipeCheck.Suggest(step.Site, catalog.PublicThemes.Select(theme => theme.Id))}");
    }

    public override async Task RunAsync(ThemesShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var theme = catalog.FindTheme(step.Site)!.Id;
        if (await run.Services.GetRequiredService<ThemeChoice>().SetAsync(theme, cancellationToken) is { } before)
            run.Changed(new RecipeDifference("theme", "", before, theme));
        else
            run.Unchanged();
    }
}

[Description("Chooses the theme of the public pages.")]
internal sealed class ThemesShape
{
    [JsonPropertyName("site")]
    [Description("Id of the theme, such as JatengPortal.Theme.Public.")]
    public required string Site { get; init; }
}
