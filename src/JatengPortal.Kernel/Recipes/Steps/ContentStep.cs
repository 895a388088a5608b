using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Steps;

/// <summary>Makes content items, each as its type says.</summary>
internal sealed class ContentStep(IEnumerable<OfferedContent> types) : RecipeStep<ContentShape>
{
    private const int ItemsInMemory = 100;
    private const int ItemsBetweenProgress = 500;

    private readonly Dictionary<string, OfferedContent> _types =
        types.ToDictionary(type => type.Type.Name, StringComparer.OrdinalIgnoreCase);

    public override string Name => "content";

    protected internal override void CompleteSchema(JsonObject schema, RecipeSchemaTypes types)
    {
        var items = _types.Values.OrderBy(type => type.Type.Name, StringComparer.Ordinal).Select(type => types.Reference(type.Type.Shape));
        schema["properties"]!["data"]!["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. items]) };
    }

    public override void Check(ContentShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Data.Count; i++)
        {
            var path = $"data[{i}]";
            if (TypeOf(step.Data[i]) is not { } name)
                check.Error(path, "an item is an object with the text property ContentType");
            else if (!_types.TryGetValue(name, out var offered))
                check.Error($"{path}.ContentType", $"unknown content type '{name}'{RecipeCheck.Suggest(name, _types.Keys)}");
            else if (!check.EnabledFeatures.Contains(offered.Feature.Id))
                check.Error($"{path}.ContentType", $"'{name}' belongs to the feature {offered.Feature.Id}, which is off: enable it in a feature step before this one");
            else
                Check(offered.Type, step.Data[i], path, check);
        }
    }

    public override async Task RunAsync(ContentShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        for (var i = 0; i < step.Data.Count; i++)
        {
            // Every save looks at all rows in memory, so the hundred-thousandth item would cost a thousand times the hundredth.
            if (i > 0 && i % ItemsInMemory == 0)
                await run.Services.GetRequiredService<TenantDatabase>().SaveAndForgetRowsAsync(cancellationToken);
            if (i > 0 && i % ItemsBetweenProgress == 0)
                run.Report($"{i} of {step.Data.Count} items");

            var path = $"data[{i}]";
            try
            {
                if (await _types[TypeOf(step.Data[i])!].Type.ApplyAsync(step.Data[i], path, run, cancellationToken) is { } change)
                    run.Changed(change.Description, change.Difference);
                else
                    run.Unchanged();
            }
            catch (RuleViolationException refused)
            {
                throw run.Refusal(path, $"{refused.Message} ({refused.Code})", refused);
            }
            catch (Exception failed) when (failed is not (OperationCanceledException or RecipeException)
                && PluginLoadContext.Holds(_types[TypeOf(step.Data[i])!].Type.GetType()))
            {
                throw run.Refusal(path, $"the plug-in's content type failed: {PluginRefusal.ReasonOf(failed)}", failed);
            }
        }
    }

    private static void Check(ContentType type, JsonElement item, string path, RecipeCheck check)
    {
        if (type.Permission is { } permission)
            check.RequireHeld(permission, $"{path}.ContentType", $"'{type.Name}'");
        type.Check(item, path, check);
    }

    private static string? TypeOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in item.EnumerateObject())
        {
            if (property.Name.Equals("ContentType", StringComparison.OrdinalIgnoreCase))
                return property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
        }

        return null;
    }
}

[Description("Makes content items. A run makes what isn't there, and a new edition where the recipe says something new.")]
internal sealed class ContentShape
{
    [JsonPropertyName("data")]
    [Description("The items, each with its ContentType.")]
    public required IReadOnlyList<JsonElement> Data { get; init; }
}
