using System.Collections.Frozen;
using System.Text.Json;
using JatengPortal.Kernel.Recipes.Expressions;

namespace JatengPortal.Kernel.Recipes;

/// <summary>
/// A recipe file (resep), read and found well-formed, in Orchard Core's shape. Immutable; fit for many tenants.
/// </summary>
/// <remarks>
/// All its expressions are parsed; whether its steps exist and fit is for <see cref="RecipeRunner.Check"/> to say.
/// </remarks>
public sealed class Recipe
{
    internal Recipe(RecipeRoot root, RecipeContents contents, string fileName, RecipeFiles files, string hash)
    {
        (FileName, Files, Hash) = (fileName, files, hash);
        Name = root.Name;
        DisplayName = root.DisplayName ?? root.Name;
        Description = root.Description ?? "";
        Author = root.Author ?? "";
        Website = root.Website ?? "";
        Version = root.Version ?? "";
        IsSetupRecipe = root.IsSetupRecipe;
        Categories = root.Categories ?? [];
        Tags = root.Tags ?? [];
        Steps = root.Steps;
        Variables = contents.Variables.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Expressions = contents.Expressions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Unique name by which the <c>recipes</c> step calls it: 1 to 64 of <c>A-Z a-z 0-9 . _ -</c>, matched ignoring case.
    /// </summary>
    public string Name { get; }

    /// <summary>The name that people read.</summary>
    public string DisplayName { get; }

    /// <summary>What it sets up; may be empty.</summary>
    public string Description { get; }

    /// <summary>Who wrote it; may be empty.</summary>
    public string Author { get; }

    /// <summary>Where to read more; may be empty.</summary>
    public string Website { get; }

    /// <summary>Its version as the author counts; may be empty.</summary>
    public string Version { get; }

    /// <summary>Whether it can set up a new tenant or portal (<c>issetuprecipe</c>).</summary>
    public bool IsSetupRecipe { get; }

    /// <summary>For grouping; may be empty.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>For finding; may be empty.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The file's name without its folder, as errors show it.</summary>
    public string FileName { get; }

    /// <summary>The files beside it.</summary>
    public RecipeFiles Files { get; }

    /// <summary>Full path of its file.</summary>
    public string FullPath => Path.Combine(Files.Folder, FileName);

    /// <summary>SHA-256 of its file, in hexadecimal digits; what it calls or reads beside itself is not in it.</summary>
    internal string Hash { get; }

    /// <summary>How many steps it has.</summary>
    public int StepCount => Steps.Count;

    internal FrozenDictionary<string, RecipeVariable> Variables { get; }

    /// <summary>The steps as they are written, each an object with a name.</summary>
    internal IReadOnlyList<JsonElement> Steps { get; }

    /// <summary>Every expression of the file, by the text that it stands for.</summary>
    internal FrozenDictionary<string, RecipeExpression> Expressions { get; }

    /// <summary>Reads a recipe file of at most 2 MB: UTF-8 JSON in which comments and trailing commas are allowed.</summary>
    /// <exception cref="RecipeException">It can't be read or isn't well-formed, or an expression isn't offered.</exception>
    public static Recipe Load(string path) => RecipeReader.ReadFile(path);

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({FileName})";
}

/// <summary>A variable of a recipe: an expression, or a plain text, number or truth.</summary>
internal sealed record RecipeVariable(RecipeExpression? Expression, object? Constant, JsonPlace Place);
