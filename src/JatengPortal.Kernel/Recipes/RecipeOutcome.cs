namespace JatengPortal.Kernel.Recipes;

/// <summary>What a run did, or in a dry run would have done.</summary>
/// <param name="Steps">Every step that ran, in order.</param>
public sealed record RecipeOutcome(IReadOnlyList<RecipeStepOutcome> Steps)
{
    /// <summary>Whether anything is different now. Of a second run of the same recipe: no.</summary>
    public bool HasChanges => Steps.Any(step => step.ChangedCount > 0);
}

/// <summary>What one step did.</summary>
/// <param name="Recipe">Name of the recipe that holds it.</param>
/// <param name="Step">Its index there, from 0.</param>
/// <param name="Name">Its name.</param>
public sealed record RecipeStepOutcome(string Recipe, int Step, string Name)
{
    /// <summary>What is different now, one line each; the first 1,000.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>The same, in parts; null in the place of those that are only told of in words.</summary>
    public IReadOnlyList<RecipeDifference?> Differences { get; init; } = [];

    /// <summary>How many things are different now.</summary>
    public required int ChangedCount { get; init; }

    /// <summary>How many things were so already.</summary>
    public required int UnchangedCount { get; init; }
}

/// <summary>Something that a run made different.</summary>
/// <param name="Kind">What kind of thing: <c>feature</c>, <c>setting</c>, <c>role</c>, <c>theme</c>, <c>tenant</c>, <c>article</c> …</param>
/// <param name="Subject">Which one; empty where there is but one.</param>
/// <param name="Before">How it was; null where it is new.</param>
/// <param name="After">How it is now; empty where only that it is new or another one can be said.</param>
public sealed record RecipeDifference(string Kind, string Subject, string? Before, string After)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{Kind}{(Subject.Length == 0 ? "" : " " + Subject)}: {(Before is null ? $"new, {After}" : $"{Before} → {After}")}";
}

/// <summary>How far a run has come.</summary>
/// <param name="Recipe">Name of the recipe.</param>
/// <param name="StepName">The step that runs.</param>
/// <param name="Done">How many steps are done.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Activity">What the step is busy with, where it says so.</param>
public sealed record RecipeProgress(string Recipe, string StepName, int Done, int Total, string? Activity = null);
