using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using JatengPortal.Kernel.Recipes.Shapes;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Reads recipe files, and says in one line what is wrong with a file that is none.</summary>
internal static partial class RecipeReader
{
    private static readonly JsonDocumentOptions Json = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = RecipeLimits.JsonDepth,
    };

    /// <exception cref="RecipeException">It isn't there, is too large, or is no recipe.</exception>
    public static Recipe ReadFile(string path)
    {
        var file = Path.GetFileName(path);
        byte[]? bytes;
        try
        {
            bytes = BoundedFile.Read(path, RecipeLimits.FileBytes);
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refused(file, "there is no such file");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refused(file, $"the file can't be read: {failed.Message}");
        }
        if (bytes is null)
            throw Refused(file, $"the file has more than {RecipeLimits.FileBytes} bytes, the most that a recipe may have");
        return Read(bytes, file, new RecipeFiles(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "."));
    }

    /// <exception cref="RecipeException">It is no recipe.</exception>
    public static Recipe Read(ReadOnlyMemory<byte> utf8, string file, RecipeFiles files)
    {
        var json = Parse(utf8, file);
        var errors = new RecipeErrors();
        var contents = new RecipeContents(file, errors);
        contents.CheckTexts(json);
        errors.ThrowIfAny();

        var reader = new ShapeReader(errors.In(file));
        var root = (RecipeRoot?)reader.Read(json, typeof(RecipeRoot), JsonPlace.Root, ShapeReader.RootOptions);
        errors.ThrowIfAny();
        CheckRoot(root!, errors.In(file));
        errors.ThrowIfAny();

        contents.ReadVariables(root!);
        contents.ReadSteps(root!);
        contents.CheckReferences();
        errors.ThrowIfAny();
        return new Recipe(root!, contents, file, files, Convert.ToHexStringLower(SHA256.HashData(utf8.Span)));
    }

    /// <summary>The name of a step as it is written; null when it has none.</summary>
    public static string? NameOf(JsonElement step)
    {
        if (step.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in step.EnumerateObject())
        {
            if (IsName(property.Name) && property.Value.ValueKind == JsonValueKind.String)
                return property.Value.GetString();
        }
        return null;
    }

    /// <summary>Whether a step's property is its name.</summary>
    public static bool IsName(string property) => property.Equals("name", StringComparison.OrdinalIgnoreCase);

    private static JsonElement Parse(ReadOnlyMemory<byte> utf8, string file)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span))
            throw Refused(file, "the file is no UTF-8 text");
        try
        {
            using var document = JsonDocument.Parse(utf8, Json);
            return document.RootElement.Clone();
        }
        catch (JsonException refused)
        {
            var place = refused.LineNumber is { } line ? $"line {line + 1}, byte {refused.BytePositionInLine + 1}: " : "";
            throw Refused(file, $"{place}{Reason(refused.Message)}");
        }
        catch (InvalidOperationException)
        {
            throw Refused(file, "a property's name holds half of a surrogate pair");
        }
    }

    // The framework's sentence, without the position that it repeats.
    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? message : message[..end];
        return message.Contains("maximum configured depth", StringComparison.Ordinal)
            ? $"nested deeper than {RecipeLimits.JsonDepth} levels"
            : message.StartsWith("Duplicate", StringComparison.Ordinal)
                ? $"a property stands twice: {reason}"
                : $"not JSON: {reason}";
    }

    private static void CheckRoot(RecipeRoot root, RecipeErrorSink error)
    {
        if (!Name().IsMatch(root.Name))
            error(
                JsonPlace.Root["name"],
                $"{Quoting.Quote(root.Name)} is no recipe name: use 1 to 64 of A-Z a-z 0-9 . _ -, the first a letter or digit");
        if (root.Steps.Count > RecipeLimits.Steps)
            error(JsonPlace.Root["steps"], $"a recipe has at most {RecipeLimits.Steps} steps");
        if (root.Variables?.Count > RecipeLimits.Variables)
            error(JsonPlace.Root["variables"], $"a recipe has at most {RecipeLimits.Variables} variables");
    }

    private static RecipeException Refused(string file, string message) =>
        new(new RecipeError(file, "", Quoting.Line(message)));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
