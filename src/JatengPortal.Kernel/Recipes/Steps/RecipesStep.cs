using System.ComponentModel;
using System.Text.Json.Serialization;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Runs other recipes, in order, in the same transaction.</summary>
internal sealed class RecipesStep : RecipeStep<RecipesShape>
{
    public override string Name => "recipes";

    public override RecipeScope Scope => RecipeScope.Anywhere;

    public override void Check(RecipesShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Values.Count; i++)
            check.Include(step.Values[i].Name, $"Values[{i}].name");
    }

    // The check has put the steps of those recipes into the plan, right after this one.
    public override Task RunAsync(RecipesShape step, RecipeRun run, CancellationToken cancellationToken) => Task.CompletedTask;
}

[Description("Runs other recipes, in order.")]
internal sealed class RecipesShape
{
    [Description("The recipes to run.")]
    public required IReadOnlyList<CalledRecipe> Values { get; init; }
}

internal sealed class CalledRecipe
{
    [JsonPropertyName("name")]
    [Description("Name of the recipe to run.")]
    public required string Name { get; init; }

    [JsonPropertyName("executionid")]
    [Description("Kept for Orchard Core's sake; the portal doesn't read it.")]
    public string? ExecutionId { get; init; }
}
