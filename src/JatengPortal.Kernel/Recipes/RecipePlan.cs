namespace JatengPortal.Kernel.Recipes;

/// <summary>A recipe that was checked for one target and found right: what will run, in order.</summary>
public sealed class RecipePlan
{
    internal RecipePlan(
        Recipe recipe, RecipeTarget target, IReadOnlyList<PlannedStep> steps, IReadOnlyList<string> recipeNames) =>
        (Recipe, Target, Steps, RecipeNames) = (recipe, target, steps, recipeNames);

    /// <summary>The recipe.</summary>
    public Recipe Recipe { get; }

    /// <summary>For whom.</summary>
    public RecipeTarget Target { get; }

    /// <summary>The steps of the recipe and of those that it includes.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; }

    /// <summary>
    /// The recipe and those that it includes, each once. The caller notes for each, in the transaction of the run, when it first
    /// ran in this tenant: see <see cref="RecipeTarget.FirstRuns"/>.
    /// </summary>
    public IReadOnlyList<string> RecipeNames { get; }
}

/// <summary>A step that was checked.</summary>
public sealed class PlannedStep
{
    internal PlannedStep(Recipe recipe, int index, RecipeStep step, object shape) =>
        (Recipe, Index, Step, Shape) = (recipe, index, step, shape);

    /// <summary>The recipe that holds it.</summary>
    public Recipe Recipe { get; }

    /// <summary>Its index in that recipe, from 0.</summary>
    public int Index { get; }

    /// <summary>Its name, as the portal writes it.</summary>
    public string Name => Step.Name;

    internal RecipeStep Step { get; }

    internal object Shape { get; }
}
