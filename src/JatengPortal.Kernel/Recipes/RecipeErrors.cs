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
        // 35 tenants that share a faulty recipe make one error, not 35; the first of them is named.
        if (!IsFull && _seen.Add(error with { Tenant = null }))
            _errors.Add(error);
    }

    /// <exception cref="RecipeException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new RecipeException([.. _errors]);
    }

    /// <summary>What reports errors of a step.</summary>
    /// <param name="recipe">The recipe that holds it.</param>
    /// <param name="step">Its index.</param>
    /// <param name="tenant">Names the tenant where the recipe was reached from another one; otherwise null.</param>
    public RecipeErrorSink In(Recipe recipe, int step, string? tenant = null) =>
        In(recipe.FileName, step, RecipeReader.NameOf(recipe.Steps[step]), tenant);

    /// <summary>What reports errors of one part of a file; of the root when <paramref name="step"/> is null.</summary>
    public RecipeErrorSink In(string file, int? step = null, string? stepName = null, string? tenant = null) =>
        (place, message) => Add(new RecipeError(file, place.ToString(), Quoting.Line(message))
        {
            Step = step,
            StepName = stepName,
            Tenant = tenant,
        });
}

/// <summary>Reports that something is wrong at a place.</summary>
internal delegate void RecipeErrorSink(JsonPlace place, string message);
