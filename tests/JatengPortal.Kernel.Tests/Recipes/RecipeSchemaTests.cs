using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class RecipeSchemaTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_schema_of_a_step_comes_from_its_type()
    {
        var schema = RecipeSchema.OfStep(_bench.Steps.Find("note")!);

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal("Notes a text.", (string?)schema["description"]);
        Assert.Equal("note", (string?)schema["properties"]!["name"]!["const"]);
        Assert.Equal("What to note.", (string?)schema["properties"]!["Text"]!["description"]);
        Assert.Equal("string", (string?)schema["properties"]!["Text"]!["type"]);
        Assert.False((bool)schema["additionalProperties"]!);
        Assert.Equal(["name", "Text"], schema["required"]!.AsArray().Select(n => (string?)n));
        Assert.Equal("#/$defs/expression", (string?)schema["properties"]!["Id"]!["anyOf"]![1]!["$ref"]);
        Assert.Equal("date-time", (string?)schema["properties"]!["Time"]!["anyOf"]![0]!["format"]);
        Assert.Equal("integer", (string?)schema["properties"]!["Count"]!["type"]);
    }

    [Fact]
    public void The_schema_of_recipes_offers_every_step_and_points_nowhere_else()
    {
        var schema = RecipeSchema.Of(_bench.Steps);

        Assert.Equal(["name", "steps"], schema["required"]!.AsArray().Select(n => (string?)n));
        Assert.Equal(
            ["Agencies", "always", "news", "note", "recipes", "switch"],
            schema["properties"]!["steps"]!["items"]!["oneOf"]!.AsArray().Select(n => ((string)n!["$ref"]!)["#/$defs/step-".Length..]));
        Assert.Equal("#/$defs/NotePart", (string?)schema["$defs"]!["step-news"]!["properties"]!["Data"]!["items"]!["$ref"]);
        var targets = ReferencesOf(schema).ToList();
        Assert.Contains(targets, target => target.StartsWith("#/$defs/step-note/", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.NotNull(Resolve(schema, target)));
    }

    private static IEnumerable<string> ReferencesOf(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(ReferencesOf),
        JsonObject members => members.SelectMany(m => m is { Key: "$ref", Value: JsonValue target } ? [(string)target!] : ReferencesOf(m.Value)),
        _ => [],
    };

    private static JsonNode? Resolve(JsonNode root, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)root, (node, part) => node?[part]);
}
