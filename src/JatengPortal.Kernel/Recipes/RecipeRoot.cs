using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JatengPortal.Kernel.Recipes;

/// <summary>The root of a recipe file. Its properties are Orchard Core's.</summary>
internal sealed class RecipeRoot
{
    [JsonPropertyName("$schema")]
    [Description("Where editors find this schema; the portal doesn't read it.")]
    public string? Schema { get; init; }

    [Description("Unique name by which the recipes step calls it: 1 to 64 of A-Z a-z 0-9 . _ -")]
    public required string Name { get; init; }

    [Description("The name that people read.")]
    public string? DisplayName { get; init; }

    [Description("What it sets up.")]
    public string? Description { get; init; }

    [Description("Who wrote it.")]
    public string? Author { get; init; }

    [Description("Where to read more.")]
    public string? Website { get; init; }

    [Description("Its version as the author counts.")]
    public string? Version { get; init; }

    [Description("Whether it can set up a new tenant or portal.")]
    public bool IsSetupRecipe { get; init; }

    [Description("Set on exports; the portal doesn't read it.")]
    public string? ExportUtc { get; init; }

    [Description("For grouping.")]
    public IReadOnlyList<string>? Categories { get; init; }

    [Description("For finding.")]
    public IReadOnlyList<string>? Tags { get; init; }

    [Description("Kept for Orchard Core's sake: every run has a scope of its own.")]
    public bool RequireNewScope { get; init; } = true;

    [Description("Texts, numbers, truths or expressions that steps use as [js: variables('name')]; evaluated on first use.")]
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }

    [Description("What to do, in order.")]
    public required IReadOnlyList<JsonElement> Steps { get; init; }
}
