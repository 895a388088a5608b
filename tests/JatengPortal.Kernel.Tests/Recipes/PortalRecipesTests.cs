using JatengPortal.Kernel.Recipes;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class PortalRecipesTests
{
    private static readonly string Folder = Path.Combine(FindRoot(), "recipes");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.recipe.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_recipe_of_the_portal_is_well_formed_and_called_like_its_file(string file) =>
        Assert.Equal(file, $"{Recipe.Load(Path.Combine(Folder, file)).Name}.recipe.json");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "JatengPortal.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests don't run below the repository.");
        return folder.FullName;
    }
}
