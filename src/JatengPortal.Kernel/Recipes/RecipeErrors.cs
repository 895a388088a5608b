namespace JatengPortal.Kernel.Recipes;

/// <summary>Collects what is wrong, up to a bound, each thing once.</summary>
internal sealed class RecipeErrors
{
    private readonly HashSet<RecipeError> _seen = [];
    private readonly List<RecipeError> _errors = [];

    public int Count => _errors.Count;

    /// <summary>No use in looking further.</summary>
    public bool IsFull => _errors.Count >= RecipeLimits.Errors;

    public void Add(RecipeError error)
    {
        // 35 tenants that share a faulty recipe make one error, not 35.
        if (!IsFull && _seen.Add(error))
            _errors.Add(error);
    }

    /// <exception cref="RecipeException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new RecipeException([.. _errors]);
    }

    /// <summary>What reports errors of one part of a file.</summary>
    public RecipeErrorSink In(Recipe recipe, int step) => In(recipe.FileName, step, RecipeReader.NameOf(recipe.Steps[step]));

    /// <summary>What reports errors of one part of a file; of the root when <paramref name="step"/> is null.</summary>
    public RecipeErrorSink In(string file, int? step = null, string? stepName = null) => (place, message) =>
        Add(new RecipeError(file, place.ToString(), message) { Step = step, StepName = stepName });
}

/// <summary>Reports that something is wrong at a place.</summary>
internal delegate void RecipeErrorSink(JsonPlace place, string message);
