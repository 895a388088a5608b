using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes.Shapes;

namespace JatengPortal.Kernel.Recipes;

/// <summary>JSON Schema (draft 2020-12) of recipes, out of the types that read them.</summary>
/// <remarks>
/// The portal is more generous than the schema in one thing: it matches the names of properties and steps ignoring case. It is
/// stricter in what no schema can say, such as which features a step needs.
/// </remarks>
public static class RecipeSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema of a whole recipe file.</summary>
    public static JsonObject Of(RecipeStepCatalog steps)
    {
        var types = new RecipeSchemaTypes();
        var schema = RecipeSchemaTypes.Export(typeof(RecipeRoot), ShapeReader.RootOptions, "#");
        schema["title"] = "Recipe of JatengPortal";
        schema["properties"]!["steps"]!["items"] = new JsonObject
        {
            ["oneOf"] = new JsonArray([.. steps.All.Select(offered => types.Reference(offered.Step))]),
        };
        schema["properties"]!["variables"]!["additionalProperties"] = new JsonObject
        {
            ["type"] = new JsonArray("string", "number", "boolean"),
        };
        return Complete(schema, types);
    }

    /// <summary>The schema of one step, by itself.</summary>
    public static JsonObject OfStep(OfferedStep offered)
    {
        var types = new RecipeSchemaTypes();
        return Complete(types.Export(offered.Step, "#"), types);
    }

    private static JsonObject Complete(JsonObject schema, RecipeSchemaTypes types)
    {
        schema.Insert(0, "$schema", Draft);
        schema["$defs"] = types.Definitions;
        return schema;
    }
}
