using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using JatengPortal.Kernel.Recipes.Shapes;

namespace JatengPortal.Kernel.Recipes;

/// <summary>The definitions (<c>$defs</c>) of one JSON Schema, made out of types.</summary>
public sealed class RecipeSchemaTypes
{
    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Refine,
    };

    internal RecipeSchemaTypes()
    {
    }

    internal JsonObject Definitions { get; } = new()
    {
        ["expression"] = new JsonObject
        {
            ["description"] = "A text that is computed when the recipe runs.",
            ["type"] = "string",
            ["pattern"] = @"^\s*\[(js|env|appsettings|localization|file|text):[\s\S]*\]\s*$",
        },
    };

    /// <summary>A reference to the schema of a type that steps read with <see cref="RecipeCheck.Read{T}"/>.</summary>
    /// <param name="shape">The type; of two with the same name, the first counts.</param>
    public JsonObject Reference(Type shape)
    {
        if (!Definitions.ContainsKey(shape.Name))
            Definitions[shape.Name] = Export(shape, ShapeReader.Options, $"#/$defs/{shape.Name}");
        return new JsonObject { ["$ref"] = $"#/$defs/{shape.Name}" };
    }

    /// <summary>A reference to the schema of a step.</summary>
    internal JsonObject Reference(RecipeStep step)
    {
        var key = $"step-{step.Name}";
        if (!Definitions.ContainsKey(key))
            Definitions[key] = Export(step, $"#/$defs/{key}");
        return new JsonObject { ["$ref"] = $"#/$defs/{key}" };
    }

    /// <summary>The schema of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="place">
    /// Where the schema will stand, as a JSON pointer: the exporter points from its own root to what it wrote before.
    /// </param>
    internal JsonObject Export(RecipeStep step, string place)
    {
        var schema = Export(step.Shape, ShapeReader.Options, place);
        schema["title"] = $"Step {step.Name}";
        if (schema["properties"] is not JsonObject properties)
            schema["properties"] = properties = [];
        properties.Insert(0, "name", new JsonObject { ["const"] = step.Name });
        if (schema["required"] is not JsonArray required)
            schema["required"] = required = [];
        required.Insert(0, "name");
        step.CompleteSchema(schema, this);
        return schema;
    }

    /// <summary>The schema of a type.</summary>
    internal static JsonObject Export(Type shape, JsonSerializerOptions options, string place)
    {
        var schema = options.GetTypeInfo(shape).GetJsonSchemaAsNode(Exporter).AsObject();
        Rebase(schema, place);
        return schema;
    }

    private static JsonNode Refine(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(DateTime))
            schema = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        // An expression may stand for any text; where a text has a form, the schema must allow both.
        if (schema is JsonObject text && (text.ContainsKey("enum") || text.ContainsKey("format")))
            schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["$ref"] = "#/$defs/expression" }) };
        if (DescriptionOf(context.PropertyInfo?.AttributeProvider ?? type) is { } description && schema is JsonObject described)
            described.Insert(0, "description", description);
        return schema;
    }

    private static string? DescriptionOf(ICustomAttributeProvider provider) =>
        provider.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute first, ..]
            ? first.Description
            : null;

    private static void Rebase(JsonNode? node, string place)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                Rebase(element, place);
        }
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToList())
        {
            if (name != "$ref" || value is not JsonValue reference)
                Rebase(value, place);
            else if (reference.GetValue<string>() is var target && !target.StartsWith("#/$defs/", StringComparison.Ordinal))
                members[name] = place + target[1..];
        }
    }
}
