using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
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

    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Refine,
    };

    /// <summary>The schema of a whole recipe file.</summary>
    public static JsonObject Of(RecipeStepCatalog steps)
    {
        var schema = Export(typeof(RecipeRoot), ShapeReader.RootOptions);
        schema.Insert(0, "$schema", Draft);
        schema.Insert(1, "title", "Recipe of JatengPortal");
        var definitions = new JsonObject { ["expression"] = Expression() };
        var choices = new JsonArray();
        foreach (var offered in steps.All)
        {
            var key = $"step-{offered.Step.Name}";
            definitions[key] = OfStep(offered.Step, $"#/$defs/{key}");
            choices.Add((JsonNode)new JsonObject { ["$ref"] = $"#/$defs/{key}" });
        }
        schema["properties"]!["steps"]!["items"] = new JsonObject { ["oneOf"] = choices };
        schema["properties"]!["variables"]!["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        schema["$defs"] = definitions;
        return schema;
    }

    /// <summary>The schema of one step, by itself.</summary>
    public static JsonObject OfStep(OfferedStep offered)
    {
        var schema = OfStep(offered.Step, "#");
        schema.Insert(0, "$schema", Draft);
        schema["$defs"] = new JsonObject { ["expression"] = Expression() };
        return schema;
    }

    private static JsonObject OfStep(RecipeStep step, string root)
    {
        var schema = Export(step.Shape, ShapeReader.Options);
        Rebase(schema, root);
        schema["title"] = $"Step {step.Name}";
        if (schema["properties"] is not JsonObject properties)
            schema["properties"] = properties = [];
        properties.Insert(0, "name", new JsonObject { ["const"] = step.Name });
        if (schema["required"] is not JsonArray required)
            schema["required"] = required = [];
        required.Insert(0, "name");
        return schema;
    }

    private static JsonObject Export(Type shape, JsonSerializerOptions options) =>
        options.GetTypeInfo(shape).GetJsonSchemaAsNode(Exporter).AsObject();

    private static JsonNode Refine(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(DateTime))
            schema = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        // An expression may stand for any text; where a text has a form, the schema must allow both.
        if (schema is JsonObject text && (text.ContainsKey("enum") || text.ContainsKey("format")))
            schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["$ref"] = "#/$defs/expression" }) };
        var described = context.PropertyInfo?.AttributeProvider ?? (ICustomAttributeProvider)type;
        if (schema is JsonObject described_ && described.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute words, ..])
            described_.Insert(0, "description", words.Description);
        return schema;
    }

    private static JsonObject Expression() => new()
    {
        ["description"] = "A text that is computed when the recipe runs.",
        ["type"] = "string",
        ["pattern"] = @"^\s*\[(js|env|appsettings|localization|file):[\s\S]*\]\s*$",
    };

    // The exporter points to what it has written before, from its own root; that root moves when a step goes among others.
    private static void Rebase(JsonNode? node, string root)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                Rebase(element, root);
        }
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
        {
            if (name == "$ref" && value is JsonValue && value.GetValue<string>() is var target && !target.StartsWith("#/$defs/", StringComparison.Ordinal))
                members[name] = root + target[1..];
            else
                Rebase(value, root);
        }
    }
}
