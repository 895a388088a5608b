using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class StepShapeTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_step_is_read_into_its_type_ignoring_the_case_of_names()
    {
        var plan = _bench.Check(RecipeOf("""
            { "NAME": "Note", "TEXT": "x", "Id": "[js: uuid()]", "time": "2024-11-27T07:00:00+07:00", "mood": "Alert",
              "count": 3, "tags": ["a", "[js: 'b']"], "part": { "title": "t" } }
            """));

        var shape = (NoteShape)plan.Steps[0].Shape;
        Assert.Equal((Mood.Alert, 3, "t", 1), (shape.Mood, shape.Count, shape.Part!.Title, shape.Part.Weight));
        Assert.Equal(["a", "b"], shape.Tags);
        Assert.NotNull(shape.Id);
        Assert.Equal(new DateTime(2024, 11, 27, 0, 0, 0, DateTimeKind.Utc), shape.Time);
        Assert.Equal(DateTimeKind.Utc, shape.Time!.Value.Kind);
    }

    [Theory]
    [InlineData("""{ "name": "note" }""", "$.steps[0]: Text is missing")]
    [InlineData("""{ "name": "note", "text": 1 }""", "$.steps[0].text: must be a text; this is a number")]
    [InlineData("""{ "name": "note", "text": null }""", "$.steps[0].text: must be a text; this is null")]
    [InlineData("""{ "name": "note", "text": ["a"] }""", "$.steps[0].text: must be a text; this is a list")]
    [InlineData("""{ "name": "note", "text": "a", "Text": "b" }""", "$.steps[0].Text: stands twice; names are compared ignoring case")]
    [InlineData("""{ "name": "note", "text": "a", "txet": "b" }""", "$.steps[0].txet: unknown property 'txet'; did you mean 'Text'?")]
    [InlineData("""{ "name": "note", "text": "a", "zzzzzz": 1 }""", "$.steps[0].zzzzzz: unknown property 'zzzzzz'")]
    [InlineData("""{ "name": "note", "text": "a", "count": "3" }""", "$.steps[0].count: must be a whole number from -2147483648 to 2147483647; this is a text")]
    [InlineData("""{ "name": "note", "text": "a", "count": "[js: 3]" }""", "$.steps[0].count: must be a whole number")]
    [InlineData("""{ "name": "note", "text": "a", "count": 3.5 }""", "$.steps[0].count: must be a whole number")]
    [InlineData("""{ "name": "note", "text": "a", "count": 99999999999 }""", "$.steps[0].count: must be a whole number from")]
    [InlineData("""{ "name": "note", "text": "a", "ratio": 1e999 }""", "$.steps[0].ratio: must be a number; this is a number that is too large")]
    [InlineData("""{ "name": "note", "text": "a", "count": null }""", "$.steps[0].count: must be a whole number")]
    [InlineData("""{ "name": "note", "text": "a", "id": "x" }""", "$.steps[0].id: must be an id such as 0192f0c1-2b3c-7d4e-8f90-a1b2c3d4e5f6; this is another text")]
    [InlineData("""{ "name": "note", "text": "a", "time": "2024-11-27T00:00:00" }""", "$.steps[0].time: must be a time with its zone, such as 2024-11-27T00:00:00Z")]
    [InlineData("""{ "name": "note", "text": "a", "mood": "Angry" }""", "$.steps[0].mood: must be one of Calm, Alert; this is another text")]
    [InlineData("""{ "name": "note", "text": "a", "mood": 1 }""", "$.steps[0].mood: must be one of Calm, Alert; this is a number")]
    [InlineData("""{ "name": "note", "text": "a", "tags": "a" }""", "$.steps[0].tags: must be a list; this is a text")]
    [InlineData("""{ "name": "note", "text": "a", "tags": ["a", null] }""", "$.steps[0].tags[1]: must be a text; this is null")]
    [InlineData("""{ "name": "note", "text": "a", "tags": null }""", "$.steps[0].tags: must be a list; this is null")]
    [InlineData("""{ "name": "note", "text": "a", "part": {} }""", "$.steps[0].part: Title is missing")]
    [InlineData("""{ "name": "note", "text": "a", "part": { "title": "t", "a b'": 1 } }""", @"$.steps[0].part['a b\'']: unknown property")]
    [InlineData("""{ "name": "note", "text": "a", "part": [] }""", "$.steps[0].part: must be an object; this is a list")]
    [InlineData("""{ "name": "switch", "enable": [], "Disable": [] }""", "$.steps[0].Disable: nothing can be disabled here")]
    public void What_does_not_fit_is_refused_with_its_path(string step, string expected)
    {
        var line = _bench.Refusal(RecipeOf(step));

        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var lines = _bench.Refusals(RecipeOf("""
            { "name": "note", "tags": [1, 2], "part": { "weight": "x" } },
            { "name": "nothing" },
            { "name": "switch", "enable": ["Sample.New"] }
            """));

        Assert.Equal(
            [
                "sample.recipe.json: step 0 (note): $.steps[0].tags[0]: must be a text; this is a number",
                "sample.recipe.json: step 0 (note): $.steps[0].tags[1]: must be a text; this is a number",
                "sample.recipe.json: step 0 (note): $.steps[0].part.weight: must be a whole number from -2147483648 to 2147483647; this is a text",
                "sample.recipe.json: step 0 (note): $.steps[0].part: Title is missing",
                "sample.recipe.json: step 0 (note): $.steps[0]: Text is missing",
                "sample.recipe.json: step 1 (nothing): $.steps[1].name: unknown step 'nothing'",
                "sample.recipe.json: step 2 (switch): $.steps[2].enable[0]: unknown feature; did you mean 'Sample.News'?",
            ],
            lines);
    }

    [Fact]
    public void A_value_that_is_missing_is_told_once_and_not_as_a_wrong_type_too() =>
        Assert.EndsWith("$.steps[0].id: the parameter 'none' is not given",
            _bench.Refusal(RecipeOf("""{ "name": "note", "text": "a", "id": "[js: parameters('none')]" }""")), StringComparison.Ordinal);

    [Fact]
    public void A_secret_from_the_environment_is_never_told()
    {
        _bench.SetEnvironment("SECRET", "s3cret");

        var line = _bench.Refusal(RecipeOf("""{ "name": "note", "text": "a", "id": "[env:SECRET]" }"""));

        Assert.DoesNotContain("s3cret", line, StringComparison.Ordinal);
    }
}
