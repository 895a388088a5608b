namespace JatengPortal.Kernel.Recipes;

/// <summary>
/// The recipes of the portal's folders, by name. Files are read when asked for, and again when they have changed.
/// </summary>
/// <param name="folders">Full paths; only <c>*.recipe.json</c> right in them counts. A folder that isn't there holds
/// none.</param>
public sealed class RecipeCatalog(IReadOnlyList<string> folders)
{
    private readonly Lock _reading = new();
    private readonly Dictionary<string, KnownFile> _files = new(StringComparer.Ordinal);

    /// <summary>Every recipe file, by name; one that can't be read is listed with what is wrong with it.</summary>
    /// <exception cref="RecipeException">A folder holds more than 500 recipes.</exception>
    public IReadOnlyList<RecipeListing> List() => [.. Read(folders)
        .Select(file => new RecipeListing(file.Name, file.Path)
        {
            DisplayName = file.Recipe?.DisplayName ?? file.Name,
            Description = file.Recipe?.Description ?? "",
            IsSetupRecipe = file.Recipe?.IsSetupRecipe ?? false,
            Problem = file.Refusal?.Errors[0].ToString(),
        })
        .OrderBy(listing => listing.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The recipe of that name, ignoring case; null when there is none.</summary>
    /// <exception cref="RecipeException">Its file is refused, or two files have the name, or a folder holds more than 500
    /// recipes.</exception>
    public Recipe? Find(string name) => Find(name, folders);

    /// <summary>The same; the files beside <paramref name="caller"/> count first.</summary>
    internal Recipe? Find(string name, Recipe caller) => Find(name, [caller.Files.Folder]) ?? Find(name, folders);

    /// <summary>
    /// What leads to the recipe of that name when its caller is not at hand any more: its full path where it stands beside a caller
    /// outside of the folders, otherwise the name.
    /// </summary>
    internal string SourceOf(string name, Recipe caller) => folders.Contains(caller.Files.Folder, StringComparer.Ordinal)
        ? name
        : Find(name, [caller.Files.Folder])?.FullPath ?? name;

    /// <summary>The names of all recipes that can be read.</summary>
    internal IEnumerable<string> Names(Recipe caller) => Read([caller.Files.Folder, .. folders]).Select(file => file.Name);

    private Recipe? Find(string name, IReadOnlyList<string> places)
    {
        var found = Read(places).Where(file => file.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count > 1)
            throw new RecipeException(new RecipeError(
                Path.GetFileName(found[1].Path),
                "$.name",
                $"the recipe {Quoting.Quote(name)} stands in {Path.GetFileName(found[0].Path)} too"));
        if (found is [{ Refusal: { } refusal }])
            throw new RecipeException(refusal.Errors);
        return found is [var one] ? one.Recipe : null;
    }

    private List<KnownFile> Read(IReadOnlyList<string> places)
    {
        var files = new List<KnownFile>();
        foreach (var folder in places.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Where(Directory.Exists))
        {
            var paths = Directory.EnumerateFiles(folder, "*.recipe.json").Take(RecipeLimits.FilesPerFolder + 1).ToList();
            if (paths.Count > RecipeLimits.FilesPerFolder)
                throw new RecipeException(new RecipeError(
                    Path.GetFileName(folder), "", $"the folder holds more than {RecipeLimits.FilesPerFolder} recipes"));
            files.AddRange(paths.Order(StringComparer.Ordinal).Select(Read));
        }
        return files;
    }

    private KnownFile Read(string path)
    {
        var file = new FileInfo(path);
        var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        lock (_reading)
        {
            if (_files.TryGetValue(path, out var known) && known.Stamp == stamp)
                return known;
            // A folder keeps at most 500, but what was deleted stays known: begin anew before that adds up.
            if (_files.Count > 2 * RecipeLimits.FilesPerFolder * Math.Max(1, folders.Count))
                _files.Clear();
            return _files[path] = Load(path, stamp);
        }
    }

    private static KnownFile Load(string path, (DateTime, long) stamp)
    {
        try
        {
            var recipe = Recipe.Load(path);
            return new KnownFile(path, stamp, recipe.Name, recipe, null);
        }
        catch (RecipeException refusal)
        {
            // Nobody knows what a broken file calls itself; by convention it is called like its file.
            return new KnownFile(path, stamp, Path.GetFileName(path)[..^".recipe.json".Length], null, refusal);
        }
    }

    private sealed record KnownFile(
        string Path, (DateTime LastWriteUtc, long Length) Stamp, string Name, Recipe? Recipe, RecipeException? Refusal);
}

/// <summary>A recipe file, as lists show it.</summary>
/// <param name="Name">The recipe's name; of a file that can't be read, the file's.</param>
/// <param name="Path">Full path of the file.</param>
public sealed record RecipeListing(string Name, string Path)
{
    /// <summary>The name that people read.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it sets up; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>Whether it can set up a new tenant or portal.</summary>
    public required bool IsSetupRecipe { get; init; }

    /// <summary>What is wrong with the file, in one line; null when it can be read.</summary>
    public required string? Problem { get; init; }
}
