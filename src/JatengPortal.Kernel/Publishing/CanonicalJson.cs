using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JatengPortal.Kernel.Publishing;

/// <summary>
/// The one way to write a JSON value (RFC 8785, JCS), so that its SHA-256 proves what was published: members sorted by
/// UTF-16 code units, no white space, numbers as ECMAScript writes them, UTF-8.
/// </summary>
/// <remarks>
/// A number is an IEEE 754 double (RFC 8785 §3.2.2.3): an integer beyond 2^53 loses digits, so such an id is passed as a string.
/// Refused, each as a <see cref="JsonException"/>: a lone surrogate, two members of one name, NaN and infinities, a value
/// nested deeper than <see cref="MaxDepth"/>.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>How many arrays and objects may stand inside each other.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions ParsedBack = new() { MaxDepth = MaxDepth };

    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    /// <exception cref="JsonException">The value has no canonical form.</exception>
    public static byte[] Write(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Write(value, 0, output);
        return output.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="Write(JsonElement)"/>
    /// <param name="value">A tree built in code; null is the JSON literal <c>null</c>.</param>
    public static byte[] Write(JsonNode? value)
    {
        RefuseWhatSerialisingWouldMend(value, 0);
        try
        {
            using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(value), ParsedBack);
            return Write(document.RootElement);
        }
        catch (ArgumentException e) // a NaN or infinity in the tree
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>SHA-256 (32 bytes) of <see cref="Write(JsonElement)"/>.</summary>
    /// <exception cref="JsonException">The value has no canonical form.</exception>
    public static byte[] Hash(JsonElement value) => SHA256.HashData(Write(value));

    /// <inheritdoc cref="Hash(JsonElement)"/>
    public static byte[] Hash(JsonNode? value) => SHA256.HashData(Write(value));

    private static void Write(JsonElement value, int depth, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, Deeper(depth), output);
                break;
            case JsonValueKind.Array:
                WriteArray(value, Deeper(depth), output);
                break;
            case JsonValueKind.String:
                CanonicalJsonText.Write(TextOf(value), output);
                break;
            case JsonValueKind.Number:
                CanonicalJsonNumber.Write(value.GetDouble(), output);
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            case JsonValueKind.Null:
                output.Write("null"u8);
                break;
            default:
                throw new JsonException("There is no value to write.");
        }
    }

    private static void WriteArray(JsonElement array, int depth, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        var first = true;
        foreach (var item in array.EnumerateArray())
        {
            if (!first)
                output.Write(","u8);

            first = false;
            Write(item, depth, output);
        }

        output.Write("]"u8);
    }

    private static void WriteObject(JsonElement container, int depth, ArrayBufferWriter<byte> output)
    {
        var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in container.EnumerateObject())
        {
            if (!members.TryAdd(NameOf(member), member.Value))
                throw new JsonException($"Two members are named \"{member.Name}\".");
        }

        output.Write("{"u8);
        var first = true;
        foreach (var (name, member) in members)
        {
            if (!first)
                output.Write(","u8);

            first = false;
            CanonicalJsonText.Write(name, output);
            output.Write(":"u8);
            Write(member, depth, output);
        }

        output.Write("}"u8);
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e) // an escaped lone surrogate, such as "\ud800"
        {
            throw new JsonException(e.Message, e);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    // The serialiser writes U+FFFD for a lone surrogate: two different texts would then share one hash.
    private static void RefuseWhatSerialisingWouldMend(JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject container:
                foreach (var (name, member) in Members(container))
                {
                    CanonicalJsonText.RefuseLoneSurrogate(name);
                    RefuseWhatSerialisingWouldMend(member, Deeper(depth));
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                    RefuseWhatSerialisingWouldMend(item, Deeper(depth));

                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String && TryGetText(text, out var content):
                CanonicalJsonText.RefuseLoneSurrogate(content);
                break;
        }
    }

    private static JsonObject Members(JsonObject container)
    {
        try
        {
            _ = container.Count; // a parsed object reads its members only now
            return container;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    private static bool TryGetText(JsonValue value, out string text)
    {
        try
        {
            return value.TryGetValue(out text!);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    private static int Deeper(int depth) => depth < MaxDepth
        ? depth + 1
        : throw new JsonException($"The value is nested deeper than {MaxDepth}.");
}
