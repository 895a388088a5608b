namespace JatengPortal.Kernel.Recipes;

/// <summary>One thing that is wrong with a recipe, and where.</summary>
/// <param name="File">The file's name without its folder, <c>jateng.recipe.json</c>.</param>
/// <param name="Path">Where in the file, <c>$.steps[2].enable[0]</c> (RFC 9535); empty when the file can't be read as
/// JSON.</param>
/// <param name="Message">One line, in English: recipes are written by programmers.</param>
public sealed record RecipeError(string File, string Path, string Message)
{
    private const int LongestPath = 300;

    /// <summary>Index of the step in the file, from 0; null outside a step.</summary>
    public int? Step { get; init; }

    /// <summary>Name of the step as the file writes it; null outside a step or when it has none.</summary>
    public string? StepName { get; init; }

    /// <summary>The tenant for which the recipe was checked, where another recipe makes that tenant; otherwise null.</summary>
    public string? Tenant { get; init; }

    /// <summary>One line: <c>jateng.recipe.json: step 2 (feature): $.steps[2].enable[0]: …</c></summary>
    public override string ToString()
    {
        var step = Step is null ? "" : StepName is null ? $"step {Step}: " : $"step {Step} ({Quoting.Tame(StepName)}): ";
        var path = Path.Length == 0 ? "" : Path.Length <= LongestPath ? $"{Path}: " : $"{Path[..LongestPath]}…: ";
        var tenant = Tenant is null ? "" : $" (for the tenant {Quoting.Quote(Tenant)})";
        return $"{Quoting.Tame(File)}: {step}{path}{Message}{tenant}";
    }
}
