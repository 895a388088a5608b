using System.Text.RegularExpressions;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using Microsoft.Extensions.Caching.Memory;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>The recipes of a desk: those of the portal's folders, and those that were uploaded there.</summary>
internal sealed partial class RecipeShelf(RecipeCatalog catalog, TenantRecipes recipes, ManyTenantRun runs, DataFolder data, TimeProvider clock)
    : IDisposable
{
    /// <summary>Bytes of a file that is uploaded; more, no recipe may have.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    private const string UploadedPrefix = "unggahan-";
    private const string Extension = ".recipe.json";
    private const int MostUploaded = 30;
    private const int RunsLookedAt = 200;
    private const int MostDescribed = 1000;

    // A file that was uploaded never changes, and lists would read megabytes for a few lines.
    private readonly MemoryCache _described = new(new MemoryCacheOptions { SizeLimit = MostDescribed });

    /// <summary>What can be run from the desk, by title; what was uploaded comes first.</summary>
    public IReadOnlyList<ShelvedRecipe> List(RecipeDesk desk) =>
    [
        .. Uploaded(desk).OrderByDescending(recipe => recipe.UploadedUtc),
        .. OfPortal(desk).Select(Describe).OrderBy(recipe => recipe.Title, StringComparer.CurrentCulture),
    ];

    /// <summary>The recipe of that key; null when there is none at this desk.</summary>
    public ShelvedRecipe? Find(RecipeDesk desk, string key)
    {
        if (!key.StartsWith(UploadedPrefix, StringComparison.Ordinal))
            return OfPortal(desk).Where(listing => listing.Name == key).Select(Describe).FirstOrDefault();
        var id = key[UploadedPrefix.Length..];
        return Id().IsMatch(id) && Path.Combine(FolderOf(desk), id) is var folder && Directory.Exists(folder) ? Describe(folder) : null;
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="RecipeException">Its file is refused.</exception>
    public Recipe Load(ShelvedRecipe shelved) => recipes.Require(shelved.Source);

    /// <summary>What a run's recipe is called, as far as that is still known.</summary>
    public string TitleOf(string source)
    {
        try
        {
            if (!Path.IsPathFullyQualified(source))
                return recipes.Require(source).DisplayName;
            return source.StartsWith(UploadsPath + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(source)
                ? Describe(Path.GetDirectoryName(source)!)!.Title
                : NameOf(source);
        }
        catch (Exception refused) when (refused is RecipeException or RuleViolationException)
        {
            return NameOf(source);
        }
    }

    /// <summary>Keeps a file that is a recipe; the oldest ones that no run needs any more give way.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="RecipeException">It is no recipe, and is not kept.</exception>
    public async Task<string> AddAsync(RecipeDesk desk, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        // Under a name that nobody looks for until it is whole and found to be a recipe: the process may end at any moment.
        var folder = Path.Combine(FolderOf(desk), "." + id);
        new DataFolder(folder).Create();
        try
        {
            var file = Path.Combine(folder, SafeName(fileName));
            await using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write))
                await content.CopyToAsync(stream, cancellationToken);
            _ = Recipe.Load(file);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }

        Directory.Move(folder, Path.Combine(FolderOf(desk), id));
        await ForgetOldestAsync(desk, cancellationToken);
        return UploadedPrefix + id;
    }

    public void Dispose() => _described.Dispose();

    private string UploadsPath => Path.Combine(data.Path, "recipes");

    private string FolderOf(RecipeDesk desk) => Path.Combine(UploadsPath, desk.Tenant?.Id.ToString("N") ?? "portal");

    private IEnumerable<RecipeListing> OfPortal(RecipeDesk desk) =>
        catalog.List().Where(listing => listing.Problem is not null || desk.IsOfPortal || !RunsOnHost(listing.Name));

    private IEnumerable<ShelvedRecipe> Uploaded(RecipeDesk desk)
    {
        var folder = FolderOf(desk);
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(one => Id().IsMatch(Path.GetFileName(one))).Select(Describe).OfType<ShelvedRecipe>()
            : [];
    }

    private ShelvedRecipe? Describe(string folder)
    {
        if (_described.TryGetValue(folder, out ShelvedRecipe? known))
            return known;
        if (Directory.EnumerateFiles(folder, "*" + Extension).FirstOrDefault() is not { } file)
            return null;
        return _described.Set(folder, Describe(UploadedPrefix + Path.GetFileName(folder), file), new MemoryCacheEntryOptions { Size = 1 });
    }

    private static ShelvedRecipe Describe(string key, string file)
    {
        var uploaded = File.GetCreationTimeUtc(file);
        try
        {
            var recipe = Recipe.Load(file);
            return new ShelvedRecipe(key, file, recipe.DisplayName, recipe.Description) { UploadedUtc = uploaded };
        }
        catch (RecipeException refused)
        {
            // It was one when it came; this version of the portal, or what happened to the disk, says otherwise.
            return new ShelvedRecipe(key, file, NameOf(file), "") { UploadedUtc = uploaded, Problem = refused.Errors[0].ToString() };
        }
    }

    private static ShelvedRecipe Describe(RecipeListing listing) =>
        new(listing.Name, listing.Name, listing.DisplayName, listing.Description) { Problem = listing.Problem };

    private bool RunsOnHost(string name) => catalog.Find(name) is { } recipe && recipes.RunsOnHost(recipe);

    private async Task ForgetOldestAsync(RecipeDesk desk, CancellationToken cancellationToken)
    {
        // Ids begin with the time: the order of the folders is that of the uploads.
        var folders = Directory.EnumerateDirectories(FolderOf(desk)).Order(StringComparer.Ordinal).ToList();
        if (folders.Count <= MostUploaded)
            return;
        var needed = (await runs.ListAsync(desk.Tenant?.Id, before: null, RunsLookedAt, cancellationToken)).Where(run => !run.IsFinished)
            .Select(run => Path.GetDirectoryName(run.Recipe)).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in folders.SkipLast(MostUploaded).Where(folder => !needed.Contains(folder)))
            Directory.Delete(folder, recursive: true);
    }

    private static string NameOf(string source)
    {
        var name = Path.GetFileName(source);
        return name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name[..^Extension.Length] : name;
    }

    private static string SafeName(string fileName)
    {
        var name = NameOf(fileName.Replace('\\', '/'));
        var safe = string.Concat(name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_').Take(60));
        return (safe.Length == 0 ? "resep" : safe) + Extension;
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
