using JatengPortal.Kernel.Recipes;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class RecipeCatalogTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Recipes_are_listed_and_a_broken_one_with_what_is_wrong()
    {
        _bench.Write("b.recipe.json", """
            { "name": "kominfo", "displayName": "Kominfo", "description": "Dinas", "issetuprecipe": true, "steps": [] }
            """);
        _bench.Write("a.recipe.json", "{");
        _bench.Write("c.json", "{");
        _bench.Write("below/d.recipe.json", RecipeOf(""));

        var listed = _bench.Catalog.List();

        Assert.Equal(["a", "kominfo"], listed.Select(l => l.Name));
        Assert.StartsWith("a.recipe.json: ", listed[0].Problem, StringComparison.Ordinal);
        Assert.Equal(("Kominfo", "Dinas", true), (listed[1].DisplayName, listed[1].Description, listed[1].IsSetupRecipe));
        Assert.Null(listed[1].Problem);
    }

    [Fact]
    public void A_recipe_is_found_by_name_and_read_again_only_when_its_file_changed()
    {
        var path = _bench.Write("b.recipe.json", RecipeOf("", name: "kominfo"));

        var first = _bench.Catalog.Find("KOMINFO");
        Assert.Same(first, _bench.Catalog.Find("kominfo"));

        File.WriteAllText(path, NoteOf("\"x\"").Replace("\"sample\"", "\"kominfo\"", StringComparison.Ordinal));
        Assert.Equal(1, _bench.Catalog.Find("kominfo")!.StepCount);

        File.Delete(path);
        Assert.Null(_bench.Catalog.Find("kominfo"));
    }

    [Fact]
    public void Two_files_of_one_name_and_a_broken_file_are_refused()
    {
        _bench.Write("a.recipe.json", RecipeOf("", name: "same"));
        _bench.Write("b.recipe.json", RecipeOf("", name: "Same"));
        _bench.Write("broken.recipe.json", "[");

        Assert.Equal("b.recipe.json: $.name: the recipe 'same' stands in a.recipe.json too",
            Assert.Throws<RecipeException>(() => _bench.Catalog.Find("same")).Message);
        Assert.Throws<RecipeException>(() => _bench.Catalog.Find("broken"));
    }

    [Fact]
    public void A_folder_that_is_missing_holds_no_recipes_and_one_with_too_many_is_refused()
    {
        Assert.Empty(new RecipeCatalog([Path.Combine(_bench.Folder, "none")]).List());
        for (var i = 0; i <= 500; i++)
            _bench.Write($"r{i}.recipe.json", "");

        Assert.Contains("more than 500 recipes", Assert.Throws<RecipeException>(_bench.Catalog.List).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipes_beside_the_caller_are_found_before_those_of_the_folders()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_bench.Folder, "own")).FullName;
        _bench.Write("a.recipe.json", RecipeOf("", name: "helper"));
        _bench.Write("own/b.recipe.json", RecipeOf("""{ "name": "note", "text": "own" }""", name: "helper"));
        var caller = Recipe.Load(_bench.Write("own/c.recipe.json", RecipeOf(
            """{ "name": "recipes", "Values": [ { "name": "helper" } ] }""", name: "caller")));

        Assert.Equal(elsewhere, caller.Files.Folder);
        Assert.Equal(2, _bench.Runner.Check(caller, Kominfo()).Steps.Count);
    }
}
