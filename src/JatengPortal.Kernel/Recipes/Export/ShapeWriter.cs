using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using JatengPortal.Kernel.Recipes.Expressions;

namespace JatengPortal.Kernel.Recipes.Export;

/// <summary>A step or item as JSON.</summary>
/// <param name="Json">UTF-8.</param>
/// <param name="Expressions">How many texts of it a recipe reads as expressions.</param>
/// <param name="Elsewhere">Characters that stand in files of their own.</param>
internal sealed record WrittenShape(ReadOnlyMemory<byte> Json, int Expressions, long Elsewhere);

/// <summary>
/// Writes shapes so that <see cref="Shapes.ShapeReader"/> reads them again: a text that looks like an expression is escaped, and a long
/// one stands in a file of its own beside the recipe.
/// </summary>
internal sealed class ShapeWriter(string folder)
{
    private const int LongestInline = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int _files;
    private int _expressions;
    private long _elsewhere;

    public WrittenShape Write(object shape)
    {
        (_expressions, _elsewhere) = (0, 0);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Written))
            Copy(JsonSerializer.SerializeToElement(shape, shape.GetType(), Options), json);
        return new WrittenShape(buffer.WrittenMemory, _expressions, _elsewhere);
    }

    private void Copy(JsonElement value, Utf8JsonWriter json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    Copy(property.Value, json);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                    Copy(element, json);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(TextOf(value.GetString()!));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private string TextOf(string text)
    {
        // Recipes refuse U+0000, and Markdown shows U+FFFD in its place (CommonMark 2.3).
        text = text.Replace('\0', '\uFFFD');
        var written = text.Length > LongestInline ? InFile(text) : RecipeExpression.Escape(text);
        if (!ReferenceEquals(written, text))
            _expressions++;
        return written;
    }

    private string InFile(string text)
    {
        _elsewhere += text.Length;
        var path = $"texts/{++_files:00000}.txt";
        Directory.CreateDirectory(Path.Combine(folder, "texts"));
        using var file = new FileStream(Path.Combine(folder, path), FileMode.CreateNew, FileAccess.Write);
        // A reader leaves out a byte order mark, so a text that begins with one needs another.
        if (text[0] == '\uFEFF')
            file.Write(Encoding.UTF8.Preamble);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
        return $"[file:text('{path}')]";
    }
}
