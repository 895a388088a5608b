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

    /// <summary>How many things are different now.</summary>
    public required int ChangedCount { get; init; }

    /// <summary>How many things were so already.</summary>
    public required int UnchangedCount { get; init; }
}

/// <summary>How far a run has come.</summary>
/// <param name="Recipe">Name of the recipe.</param>
/// <param name="StepName">The step that runs.</param>
/// <param name="Done">How many steps are done.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Activity">What the step is busy with, where it says so.</param>
public sealed record RecipeProgress(string Recipe, string StepName, int Done, int Total, string? Activity = null);
