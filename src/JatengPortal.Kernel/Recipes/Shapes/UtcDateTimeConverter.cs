using System.Text.Json;
using System.Text.Json.Serialization;

namespace JatengPortal.Kernel.Recipes.Shapes;

/// <summary>Reads a time that names its zone, as UTC. Without a zone a time means something else on every machine.</summary>
internal sealed class UtcDateTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var time = reader.GetDateTime();
        return time.Kind == DateTimeKind.Unspecified ? throw new JsonException() : time.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
