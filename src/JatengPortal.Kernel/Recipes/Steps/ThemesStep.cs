using System.ComponentModel;
using System.Text.Json.Serialization;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.OrchardCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Chooses the theme of the public pages.</summary>
internal sealed class ThemesStep(ModuleCatalog catalog, IAuditTrail audit) : RecipeStep<ThemesShape>
{
    public override string Name => "themes";

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
        var database = run.Services.GetRequiredService<TenantDatabase>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        var state = await database.Context<TenantStateDbContext>().State.SingleAsync(cancellationToken);
        if (state.Theme == theme)
        {
            run.Unchanged();
        }
        else
        {
            run.Changed($"theme: {state.Theme} → {theme}");
            await audit.RecordAsync(database, new AuditFact("theme.changed", theme) { Before = state.Theme, After = theme }, cancellationToken);
            state.Theme = theme;
            transaction.ContentChanged();
        }

        await transaction.CommitAsync(cancellationToken);
    }
}

[Description("Chooses the theme of the public pages.")]
internal sealed class ThemesShape
{
    [JsonPropertyName("site")]
    [Description("Id of the theme, such as JatengPortal.Theme.Public.")]
    public required string Site { get; init; }
}
