using System.Text.Json;

namespace JatengPortal.Kernel.Recipes.Shapes;

/// <summary>Says in words what a value must be, and what it is.</summary>
internal static class ShapeWords
{
    /// <summary>What a value of this type looks like in JSON.</summary>
    public static string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return $"one of {string.Join(", ", Enum.GetNames(type))}";
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "a text",
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 => $"a whole number from {int.MinValue} to {int.MaxValue}",
            >= TypeCode.SByte and <= TypeCode.UInt64 => "a whole number",
            >= TypeCode.Single and <= TypeCode.Decimal => "a number",
            TypeCode.DateTime => "a time with its zone, such as 2024-11-27T00:00:00Z",
            _ when type == typeof(Guid) => "an id such as 0192f0c1-2b3c-7d4e-8f90-a1b2c3d4e5f6",
            _ when type == typeof(DateOnly) => "a date such as 2024-11-27",
            _ when type == typeof(TimeOnly) => "a time of day such as 07:00:00",
            _ when type == typeof(TimeSpan) => "a span of time such as 00:30:00",
            _ when type == typeof(Uri) => "an address such as https://jatengprov.go.id/",
            _ => $"what {type.Name} accepts",
        };
    }

    /// <summary>The kind of a value; never the value, which may be a secret from the environment.</summary>
    public static string Found(JsonElement value, Type? expected = null) => value.ValueKind switch
    {
        JsonValueKind.String when expected is not null && IsText(expected) => "another text",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => double.IsFinite(value.GetDouble()) ? "a number" : "a number that is too large",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static bool IsText(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || type == typeof(Guid) || type == typeof(Uri) || type == typeof(DateTime) || type == typeof(DateOnly)
            || type == typeof(TimeOnly) || type == typeof(TimeSpan);
    }
}
