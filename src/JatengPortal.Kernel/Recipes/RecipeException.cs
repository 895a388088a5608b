namespace JatengPortal.Kernel.Recipes;

/// <summary>A recipe was refused. When checking refused it, nothing has changed.</summary>
public sealed class RecipeException : Exception
{
    /// <summary>Refused for these reasons, at least one.</summary>
    public RecipeException(IReadOnlyList<RecipeError> errors, Exception? inner = null)
        : base(string.Join('\n', errors), inner) => Errors = errors;

    /// <summary>Refused for one reason.</summary>
    public RecipeException(RecipeError error, Exception? inner = null) : this([error], inner)
    {
    }

    /// <summary>
    /// Everything that is wrong, in the order of the file, at most 50; <see cref="Exception.Message"/> has a line for each.
    /// </summary>
    public IReadOnlyList<RecipeError> Errors { get; }
}
