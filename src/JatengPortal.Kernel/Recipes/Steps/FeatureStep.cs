using System.ComponentModel;
using System.Text.Json.Serialization;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes.OrchardCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Switches features off and on, with what depends on them.</summary>
internal sealed class FeatureStep(ModuleCatalog catalog) : RecipeStep<FeatureShape>
{
    public override string Name => "feature";

    public override string? Permission => "Site.Features";

    public override void Check(FeatureShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Disable.Count; i++)
        {
            if (Find(step.Disable[i], $"disable[{i}]", check) is not { } feature)
                continue;
            if (catalog.AlwaysOn.Contains(feature))
                check.Error($"disable[{i}]", $"the feature {feature.Id} is on in every tenant and can't be switched off");
            if (step.Enable.Contains(feature.Id, StringComparer.OrdinalIgnoreCase))
                check.Error($"disable[{i}]", $"the step both enables and disables {feature.Id}");
            foreach (var off in catalog.Dependents(feature, FeatureSet.Of(check.EnabledFeatures)).Append(feature))
                check.EnabledFeatures.Remove(off.Id);
        }

        for (var i = 0; i < step.Enable.Count; i++)
        {
            if (Find(step.Enable[i], $"enable[{i}]", check) is not { } feature)
                continue;
            if (check.Target.FeatureLimit.RefusalOf(feature, catalog, on => check.EnabledFeatures.Contains(on.Id)) is { } refusal)
                check.Error($"enable[{i}]", refusal);
            check.EnabledFeatures.UnionWith(catalog.WithDependencies(feature).Select(on => on.Id));
        }
    }

    public override async Task RunAsync(FeatureShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var changes = await run.Services.GetRequiredService<FeatureSwitch>().ChangeAsync(step.Enable, step.Disable, cancellationToken);
        foreach (var (feature, on) in changes)
            run.Changed(new RecipeDifference("feature", feature.Id, on ? "off" : "on", on ? "on" : "off"));
        if (changes.Count == 0)
            run.Unchanged();
    }

    private Feature? Find(string id, string path, RecipeCheck check)
    {
        if (catalog.Find(id) is { } feature)
            return feature;
        check.Error(path, OrchardFeatures.NotOffered(id) is { } instead
            ? $"the feature '{id}' is {instead}"
            : $"unknown feature '{id}'{RecipeCheck.Suggest(id, catalog.Features.Select(known => known.Id))}");
        return null;
    }
}

[Description("Switches features on, with all that they need, and off, with all that need them.")]
internal sealed class FeatureShape
{
    [JsonPropertyName("enable")]
    [Description("Ids of features to switch on.")]
    public IReadOnlyList<string> Enable { get; init; } = [];

    [JsonPropertyName("disable")]
    [Description("Ids of features to switch off; their data stays.")]
    public IReadOnlyList<string> Disable { get; init; } = [];
}
