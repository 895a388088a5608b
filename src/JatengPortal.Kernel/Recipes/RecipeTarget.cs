using System.Collections.Frozen;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Security;

namespace JatengPortal.Kernel.Recipes;

/// <summary>For whom a recipe is checked and run: what the caller knows about the tenant, or about the host.</summary>
public sealed record RecipeTarget
{
    /// <summary>A tenant, or the host.</summary>
    public required RecipeScope Scope { get; init; }

    /// <summary>
    /// The tenant's name; of the host, a name that no tenant can have. <c>uuid()</c> depends on it: it must be the same every
    /// time.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The time that <c>new Date()</c> gives in recipes that never ran here before. UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>When recipes ran here for the first time, by their name (ignoring case). UTC.</summary>
    public IReadOnlyDictionary<string, DateTime> FirstRuns { get; init; } = FrozenDictionary<string, DateTime>.Empty;

    /// <summary>What <c>parameters('name')</c> gives; names are matched ignoring case.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Ids of the features that are on before the recipe runs.</summary>
    public IReadOnlyCollection<string> EnabledFeatures { get; init; } = [];

    /// <summary>What the tenant may switch on.</summary>
    public FeatureLimit FeatureLimit { get; init; } = FeatureLimit.None;

    /// <summary>
    /// A look at the file alone, for no real tenant: a parameter, environment variable, setting or text that is missing is no
    /// error; its own name takes its place. Never run what was checked like this.
    /// </summary>
    public bool AssumesMissingValues { get; init; }

    /// <summary>
    /// What whoever runs the recipe may do there. It reads the environment and the settings of the process for those alone who may do
    /// everything.
    /// </summary>
    public PermissionSet Held { get; init; } = PermissionSet.All;

    internal string? Parameter(string name) =>
        Parameters.TryGetValue(name, out var value) ? value : Ignoring(Parameters, name);

    internal DateTime FirstRunOf(string recipe)
    {
        var first = FirstRuns.TryGetValue(recipe, out var time) || (time = Ignoring(FirstRuns, recipe)) != default ? time : Now;
        return DateTime.SpecifyKind(first, DateTimeKind.Utc);
    }

    // The caller's dictionary may compare by case; the few entries of one are quickly looked through.
    private static T? Ignoring<T>(IReadOnlyDictionary<string, T> values, string name) =>
        values.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
