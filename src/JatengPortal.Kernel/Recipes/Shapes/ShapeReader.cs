using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Recipes.Shapes;

/// <summary>Reads JSON strictly into a type, and reports everything that doesn't fit, each with its place.</summary>
/// <remarks>
/// System.Text.Json stops at the first error and speaks of types. So the value is first compared with the type's contract,
/// as the serializer sees it; the serializer then reads what was found fitting, and has the last word.
/// </remarks>
/// <param name="error">Takes what doesn't fit.</param>
/// <param name="explainUnknown">A better sentence for an unknown property at any depth, or null for the usual one.</param>
internal sealed class ShapeReader(RecipeErrorSink error, Func<string, string?>? explainUnknown = null)
{
    /// <summary>
    /// How steps are read: names ignoring case, nothing unknown, nothing twice, nothing missing, no null where none is
    /// declared.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Strict(naming: null);

    /// <summary>The same, with property names in camel case where a schema shows them.</summary>
    public static JsonSerializerOptions RootOptions { get; } = Strict(JsonNamingPolicy.CamelCase);

    private int _errors;

    /// <summary>The value as <paramref name="shape"/>; null when it doesn't fit, and errors were reported.</summary>
    public object? Read(JsonElement value, Type shape, JsonPlace place, JsonSerializerOptions? options = null)
    {
        var type = (options ?? Options).GetTypeInfo(shape);
        _errors = 0;
        Compare(value, type, place, mayBeNull: false);
        if (_errors > 0)
            return null;
        try
        {
            return value.Deserialize(type);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            // The comparison and the serializer disagree, which is a fault of the type: the serializer's words help its author.
            Report(place, refused is RuleViolationException
                ? Explain(refused, shape, value)
                : $"can't be read as {shape.Name}: {refused.Message}");
            return null;
        }
    }

    private void Compare(JsonElement value, JsonTypeInfo type, JsonPlace place, bool mayBeNull)
    {
        // A check collects 50 errors at most, and reporting more would only take time.
        if (_errors >= RecipeLimits.Errors || IsOpen(type.Type))
            return;
        if (value.ValueKind == JsonValueKind.Null && (mayBeNull || Nullable.GetUnderlyingType(type.Type) is not null))
            return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when type.PolymorphismOptions is null:
                CompareObject(value, type, place);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var element = type.Options.GetTypeInfo(type.ElementType!);
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Compare(item, element, place[index++], mayBeNull: false);
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                var entry = type.Options.GetTypeInfo(type.ElementType!);
                foreach (var property in value.EnumerateObject())
                    Compare(property.Value, entry, place[property.Name], mayBeNull: false);
                break;
            case JsonTypeInfoKind.Enumerable:
                Report(place, $"must be a list; this is {ShapeWords.Found(value)}");
                break;
            case JsonTypeInfoKind.Dictionary:
                Report(place, $"must be an object; this is {ShapeWords.Found(value)}");
                break;
            default:
                CompareLeaf(value, type, place);
                break;
        }
    }

    private void CompareObject(JsonElement value, JsonTypeInfo type, JsonPlace place)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report(place, $"must be an object; this is {ShapeWords.Found(value)}");
            return;
        }
        var properties = type.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in value.EnumerateObject())
        {
            var name = property.Name;
            var known = properties.Find(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (!seen.Add(name))
                Report(place[name], "stands twice; names are compared ignoring case");
            else if (known is null)
                Report(place[name], explainUnknown?.Invoke(name) ?? Unknown(name, properties));
            else
                Compare(property.Value, type.Options.GetTypeInfo(known.PropertyType), place[name], known.IsSetNullable);
        }
        foreach (var missing in properties.Where(p => IsRequired(p) && !seen.Contains(p.Name)))
            Report(place, $"{missing.Name} is missing");
    }

    private void CompareLeaf(JsonElement value, JsonTypeInfo type, JsonPlace place)
    {
        try
        {
            value.Deserialize(type);
            var isInfinite = value.ValueKind == JsonValueKind.Number && !double.IsFinite(value.GetDouble());
            if (value.ValueKind != JsonValueKind.Null && !isInfinite)
                return;
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            Report(place, Explain(refused, type.Type, value));
            return;
        }
        Report(place, $"must be {ShapeWords.Expected(type.Type)}; this is {ShapeWords.Found(value)}");
    }

    private void Report(JsonPlace place, string message)
    {
        _errors++;
        error(place, message);
    }

    private static string Unknown(string name, List<JsonPropertyInfo> properties) =>
        $"unknown property {Quoting.Quote(name)}{NearestName.Suggest(name, properties.Select(p => p.Name))}";

    private static string Explain(Exception refused, Type type, JsonElement value) => refused is RuleViolationException rule
        ? rule.Message
        : $"must be {ShapeWords.Expected(type)}; this is {ShapeWords.Found(value, type)}";

    private static bool IsRefusal(Exception exception) => exception is
        JsonException or RuleViolationException or InvalidOperationException or FormatException or NotSupportedException
        or OverflowException or ArgumentException;

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    // Left open on purpose: whoever declared it reads it further, such as the items of the content step.
    private static bool IsOpen(Type type) => type == typeof(JsonElement) || type == typeof(object);

    private static JsonSerializerOptions Strict(JsonNamingPolicy? naming)
    {
        var options = new JsonSerializerOptions
        {
            AllowDuplicateProperties = false,
            AllowTrailingCommas = true,
            MaxDepth = RecipeLimits.JsonDepth,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = true,
            PropertyNamingPolicy = naming,
            // An element of a file still has the file's comments in it.
            ReadCommentHandling = JsonCommentHandling.Skip,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters =
            {
                new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
                new UtcDateTimeConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
