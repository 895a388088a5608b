using System.Buffers;
using System.Text.Json;
using JatengPortal.Kernel.Recipes.Expressions;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Copies a step, its expressions replaced by what they give and its name left out.</summary>
internal sealed class RecipeExpander(Recipe recipe, RecipeValues values, RecipeErrorSink error)
{
    private bool _failed;

    /// <summary>The step; null when an expression can't be evaluated, and errors were reported.</summary>
    public JsonElement? Expand(JsonElement step, JsonPlace place)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var property in step.EnumerateObject().Where(p => !RecipeReader.IsName(p.Name)))
            {
                json.WritePropertyName(property.Name);
                Copy(property.Value, place[property.Name], json);
            }
            json.WriteEndObject();
        }
        return _failed ? null : JsonElement.Parse(buffer.WrittenSpan);
    }

    private void Copy(JsonElement value, JsonPlace place, Utf8JsonWriter json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    Copy(property.Value, place[property.Name], json);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                var index = 0;
                foreach (var element in value.EnumerateArray())
                    Copy(element, place[index++], json);
                json.WriteEndArray();
                break;
            case JsonValueKind.String when recipe.Expressions.TryGetValue(value.GetString()!, out var expression):
                json.WriteStringValue(Evaluate(expression, place));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private string Evaluate(RecipeExpression expression, JsonPlace place)
    {
        try
        {
            return values.Evaluate(expression, place);
        }
        catch (ExpressionRefusedException refused)
        {
            _failed = true;
            error(place, refused.Message);
            return "";
        }
    }
}
