using System.ComponentModel;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Defines feature profiles, as Orchard Core's step of this name does. Runs on the host.</summary>
internal sealed partial class FeatureProfilesStep(ModuleCatalog catalog, FeatureProfiles profiles) : RecipeStep<FeatureProfilesShape>
{
    private const int MostRules = 200;
    private const int LongestName = 200;

    public override string Name => "FeatureProfiles";

    public override RecipeScope Scope => RecipeScope.Host;

    public override void Check(FeatureProfilesShape step, RecipeCheck check)
    {
        foreach (var (id, shape) in step.FeatureProfiles)
        {
            var path = $"FeatureProfiles.{id}";
            if (!Id().IsMatch(id))
                check.Error("FeatureProfiles", "the id of a profile has 1 to 100 letters, digits, '.', '-' and '_'");
            else if (shape.Id is not null && !shape.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
                check.Error($"{path}.Id", $"must be '{id}', the name under which the profile stands");
            if (shape.Name is { } name && name.Trim().Length is 0 or > LongestName)
                check.Error($"{path}.Name", $"has 1 to {LongestName} characters");
            if (shape.FeatureRules.Count > MostRules)
                check.Error($"{path}.FeatureRules", $"a profile has at most {MostRules} rules");
            for (var i = 0; i < shape.FeatureRules.Count && i < MostRules; i++)
                CheckRule(shape.FeatureRules[i], $"{path}.FeatureRules[{i}]", check);
            if (!check.State<PlannedFeatureProfiles>().ById.TryAdd(id, shape.ToProfile(id)))
                check.Error("FeatureProfiles", $"the profile '{id}' is defined twice");
        }
    }

    public override async Task RunAsync(FeatureProfilesShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var changes = run.Services.GetRequiredService<FeatureProfileChanges>();
        foreach (var profile in step.FeatureProfiles.Select(pair => pair.Value.ToProfile(pair.Key)))
        {
            var before = profiles.Find(profile.Id);
            if (before is not null && before.Name == profile.Name && before.Rules.SequenceEqual(profile.Rules))
            {
                run.Unchanged();
                continue;
            }

            var rules = string.Join(", ", profile.Rules.Select(rule => $"{rule.Rule} '{rule.Expression}'"));
            run.Changed(
                $"feature profile {profile.Id}: {(before is null ? "new" : "changed")}, {rules}",
                new RecipeDifference("feature-profile", profile.Id, Before: null, After: ""));
            if (!run.IsDryRun)
                await changes.SaveAsync(profile, cancellationToken);
        }
    }

    private void CheckRule(FeatureRule rule, string path, RecipeCheck check)
    {
        if (!Expression().IsMatch(rule.Expression))
        {
            check.Error(
                $"{path}.Expression",
                "is the id of a feature, in which * stands for any characters and ? for one; at most 100 characters");
            return;
        }

        if (rule.Expression.AsSpan().IndexOfAny('*', '?') >= 0)
            return;
        if (catalog.Find(rule.Expression) is not { } feature)
            check.Error(
                $"{path}.Expression",
                "unknown feature "
                + $"'{rule.Expression}'{RecipeCheck.Suggest(rule.Expression, catalog.Features.Select(known => known.Id))}");
        else if (rule.Rule == FeatureRuleKind.Exclude && catalog.AlwaysOn.Contains(feature))
            check.Error($"{path}.Expression", $"the feature {feature.Id} is on in every tenant and can't be excluded");
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,100}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex(@"^[A-Za-z0-9._*?-]{1,100}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Expression();
}

/// <summary>Profiles that earlier steps of a recipe will have defined.</summary>
internal sealed class PlannedFeatureProfiles
{
    public Dictionary<string, FeatureProfile> ById { get; } = new(StringComparer.OrdinalIgnoreCase);
}

[Description("Defines feature profiles, which limit what tenants may switch on. A profile takes the place of the one of the same id.")]
internal sealed class FeatureProfilesShape
{
    [Description("The profiles by their id: 1 to 100 letters, digits, '.', '-' and '_'.")]
    public required IReadOnlyDictionary<string, FeatureProfileShape> FeatureProfiles { get; init; }
}

[Description("A feature profile: the last rule that matches a feature's id counts; what none matches is allowed.")]
internal sealed class FeatureProfileShape
{
    [Description("The id again, as Orchard Core writes it.")]
    public string? Id { get; init; }

    [Description("What administrators read; left out for the id.")]
    public string? Name { get; init; }

    [Description("The rules in their order. In an expression, * stands for any characters and ? for one.")]
    public IReadOnlyList<FeatureRule> FeatureRules { get; init; } = [];

    public FeatureProfile ToProfile(string id) => new(id.ToLowerInvariant(), Name ?? id, FeatureRules);
}
