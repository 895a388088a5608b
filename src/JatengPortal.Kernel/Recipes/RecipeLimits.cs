namespace JatengPortal.Kernel.Recipes;

/// <summary>What a recipe may cost. A recipe comes from outside: past a limit it is refused, never cut.</summary>
internal static class RecipeLimits
{
    /// <summary>Bytes of a recipe file.</summary>
    public const int FileBytes = 2 * 1024 * 1024;

    /// <summary>Levels of JSON nesting.</summary>
    public const int JsonDepth = 64;

    /// <summary>Characters of a property's name.</summary>
    public const int NameLength = 128;

    /// <summary>Steps of one recipe.</summary>
    public const int Steps = 1_000;

    /// <summary>Variables of one recipe.</summary>
    public const int Variables = 1_000;

    /// <summary>Different expressions of one recipe.</summary>
    public const int Expressions = 20_000;

    /// <summary>Characters between <c>[js:</c> and <c>]</c>.</summary>
    public const int ScriptLength = 500;

    /// <summary>
    /// Brackets, <c>?</c> and <c>new</c> open at once in a script: Jint's parser recurses, and a full stack ends the process.
    /// </summary>
    public const int ScriptDepth = 24;

    /// <summary>Variables that use one another in a row.</summary>
    public const int VariableDepth = 32;

    /// <summary>Characters that one expression may give: a body of the greatest length may come from a file.</summary>
    public const int ValueLength = TextFileBytes;

    /// <summary>Characters that all expressions of one recipe may give together.</summary>
    public const int ExpandedLength = 16_000_000;

    /// <summary>Bytes of a text that <c>[file:text('…')]</c> puts in.</summary>
    public const int TextFileBytes = 1024 * 1024;

    /// <summary>Bytes of any other file beside the recipe.</summary>
    public const int BinaryFileBytes = 64 * 1024 * 1024;

    /// <summary>Characters of a file's path below the recipe's folder.</summary>
    public const int PathLength = 256;

    /// <summary>Errors that one check collects before it gives up.</summary>
    public const int Errors = 50;

    /// <summary>Recipes that call one another in a row, through <c>recipes</c> or into another tenant.</summary>
    public const int RecipeDepth = 8;

    /// <summary>
    /// Recipes that one recipe may reach through <c>recipes</c>, counted as often as they are called: the export of a large tenant is
    /// a folder full of them.
    /// </summary>
    public const int RecipesReached = FilesPerFolder;

    /// <summary>Tenants that one check looks into.</summary>
    public const int TenantsReached = 2_000;

    /// <summary>Recipe files of one folder.</summary>
    public const int FilesPerFolder = 500;

    /// <summary>Changes that one step describes; more are only counted.</summary>
    public const int ChangesDescribed = 1_000;
}
