using System.Globalization;
using System.Text.Json;
using JatengPortal.Audit.Trail;

namespace JatengPortal.Audit.Reading;

/// <summary>One value that an entry tells of.</summary>
/// <param name="Name">Where it stands, such as <c>Colors.Primary</c>; empty for the whole.</param>
/// <param name="Before">Null where it wasn't there.</param>
/// <param name="After">Null where it isn't there any more.</param>
public sealed record EntryChange(string Name, string? Before, string? After)
{
    /// <summary>Whether it became another one.</summary>
    public bool IsChange => !string.Equals(Before, After, StringComparison.Ordinal);
}

/// <summary>Puts before and after beside each other, value by value.</summary>
internal static class EntryChanges
{
    private const int MostShown = 500;

    /// <summary>In the order of how it is now; what is gone comes last.</summary>
    public static IReadOnlyList<EntryChange> Of(AuditEntry entry)
    {
        var (before, after) = (Flat(entry.Before), Flat(entry.After));
        return
        [
            .. after.Keys.Concat(before.Keys.Where(name => !after.ContainsKey(name))).Take(MostShown)
                .Select(name => new EntryChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name))),
        ];
    }

    private static Dictionary<string, string> Flat(string? json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
        {
            using var document = JsonDocument.Parse(json);
            Add(values, "", document.RootElement);
        }

        return values;
    }

    private static void Add(Dictionary<string, string> values, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                foreach (var property in value.EnumerateObject())
                    Add(values, name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Add(values, string.Create(CultureInfo.InvariantCulture, $"{name}[{++index}]"), item);
                break;
            case JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array:
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values[name] = value.GetBoolean() ? Texts.Yes : Texts.No;
                break;
            default:
                values[name] = value.ToString();
                break;
        }
    }
}
