using System.Diagnostics;
using System.Text;
using JatengPortal.Kernel.Recipes;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class RecipeReaderTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed_and_names_ignore_case()
    {
        var path = Path.Combine(_bench.Folder, "kominfo.recipe.json");
        File.WriteAllText(path, """
            // the communications agency
            { "$schema": "x", "NAME": "kominfo", "displayName": "Kominfo", "IsSetupRecipe": true, "exportUtc": "2026-11-22",
              "categories": ["dinas"], "tags": [], "requireNewScope": false, /* a comment */
              "Steps": [ { "Name": "NOTE", "text": "x", }, ], }
            """, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var recipe = Recipe.Load(path);

        Assert.Equal(("kominfo", "Kominfo", true, 1), (recipe.Name, recipe.DisplayName, recipe.IsSetupRecipe, recipe.StepCount));
        Assert.Single(_bench.Runner.Check(recipe, Kominfo()).Steps);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("kominfo", "line 1, byte 1: not JSON")]
    [InlineData("{ \"name\": \"x\"\n, \"steps\": [ }", "line 2, byte ")]
    [InlineData("[]", "$: must be an object; this is a list")]
    [InlineData("\"x\"", "$: must be an object; this is a text")]
    [InlineData("null", "$: must be an object; this is null")]
    [InlineData("{} {}", "not JSON")]
    [InlineData("{}", "$: name is missing")]
    [InlineData("""{ "name": "x" }""", "$: steps is missing")]
    [InlineData("""{ "name": "x", "name": "y", "steps": [] }""", "a property stands twice")]
    [InlineData("""{ "name": "x", "Name": "y", "steps": [] }""", "$.Name: stands twice")]
    [InlineData("""{ "name": 5, "steps": [] }""", "$.name: must be a text; this is a number")]
    [InlineData("""{ "name": null, "steps": [] }""", "$.name: must be a text; this is null")]
    [InlineData("""{ "name": "a b", "steps": [] }""", "$.name: 'a b' is no recipe name")]
    [InlineData("""{ "name": "x\n", "steps": [] }""", "is no recipe name")]
    [InlineData("""{ "name": "../x", "steps": [] }""", "is no recipe name")]
    [InlineData("""{ "name": "x", "steps": {} }""", "$.steps: must be a list; this is an object")]
    [InlineData("""{ "name": "x", "stepz": [] }""", "$.stepz: unknown property 'stepz'; did you mean 'steps'?")]
    [InlineData("""{ "name": "x", "steps": [], "tags": ["a", 1] }""", "$.tags[1]: must be a text; this is a number")]
    [InlineData("""{ "name": "x", "steps": [ 7 ] }""", "step 0: $.steps[0]: a step is an object with a name")]
    [InlineData("""{ "name": "x", "steps": [ {} ] }""", "step 0: $.steps[0]: a step has one name, as a text")]
    [InlineData("""{ "name": "x", "steps": [ { "name": 7 } ] }""", "step 0: $.steps[0]: a step has one name, as a text")]
    [InlineData("""{ "name": "x", "steps": [ { "name": "note", "Name": "note" } ] }""", "$.steps[0]: a step has one name")]
    [InlineData("""{ "name": "x", "variables": [], "steps": [] }""", "$.variables: must be an object; this is a list")]
    [InlineData("""{ "name": "x", "variables": { "a": {} }, "steps": [] }""", "$.variables.a: a variable is a text, a number, true or false")]
    [InlineData("""{ "name": "x", "variables": { "a": 1e999 }, "steps": [] }""", "$.variables.a: a variable is a text")]
    [InlineData("""{ "name": "x", "variables": { "a": 1, "A": 2 }, "steps": [] }""", "$.variables.A: the variable stands twice")]
    [InlineData("""{ "name": "x", "description": "\ud800", "steps": [] }""", "$.description: the text holds half of a surrogate pair")]
    [InlineData("""{ "name": "x", "steps": [ { "name": "note", "text": "\u0000" } ] }""", "$.steps[0].text: the text holds")]
    public void A_file_that_is_no_recipe_is_refused_with_one_line(string json, string expected)
    {
        var line = Assert.Single(_bench.Refusals(json), l => l.Contains(expected, StringComparison.Ordinal));

        Assert.StartsWith("sample.recipe.json: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void A_property_name_that_cannot_be_read_is_refused() =>
        Assert.Contains("surrogate", _bench.Refusal("""{ "\udc00": 1 }"""), StringComparison.Ordinal);

    [Fact]
    public void Fifty_megabytes_are_refused_without_being_read()
    {
        var path = Path.Combine(_bench.Folder, "huge.recipe.json");
        using (var file = File.Create(path))
            file.SetLength(50 * 1024 * 1024);
        var watch = Stopwatch.StartNew();

        var refused = Assert.Throws<RecipeException>(() => Recipe.Load(path));

        Assert.Equal("huge.recipe.json: the file has more than 2097152 bytes, the most that a recipe may have", refused.Message);
        Assert.True(watch.ElapsedMilliseconds < 10_000, $"took {watch.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void A_nesting_bomb_is_refused(string bracket)
    {
        var bomb = string.Concat(Enumerable.Repeat(bracket, 300_000));

        Assert.Contains("nested deeper than 64 levels", _bench.Refusal(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_megabyte_of_wrong_values_costs_little_and_gives_fifty_errors()
    {
        var wrong = string.Join(',', Enumerable.Range(0, 200_000));
        var watch = Stopwatch.StartNew();

        var refusals = _bench.Refusals($$"""{ "name": "x", "steps": [], "tags": [ {{wrong}} ] }""");

        Assert.Equal(50, refusals.Length);
        Assert.True(watch.ElapsedMilliseconds < 10_000, $"took {watch.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 })]
    [InlineData(new byte[] { 0x22, 0xC3, 0x28, 0x22 })]
    public void Other_encodings_than_UTF8_are_refused(byte[] bytes)
    {
        var refused = Assert.Throws<RecipeException>(() => RecipeReader.Read(bytes, "x.recipe.json", new RecipeFiles(_bench.Folder)));

        Assert.Equal("x.recipe.json: the file is no UTF-8 text", refused.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        var missing = Assert.Throws<RecipeException>(() => Recipe.Load(Path.Combine(_bench.Folder, "x")));

        Assert.Equal("x: there is no such file", missing.Message);
        Assert.Throws<RecipeException>(() => Recipe.Load(_bench.Folder));
    }

    [Fact]
    public void Foreign_text_in_an_error_is_short_and_harmless()
    {
        var line = _bench.Refusal("""{ "name": "x", "steps": [], "\u001b[31m\u202e""" + new string('x', 100) + "\": 1 }");

        Assert.Contains("\\u001b", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.DoesNotContain('\u202e', line);
    }
}
