using System.Collections.Concurrent;
using System.Collections.Frozen;
using JatengPortal.Kernel.Modules;

namespace JatengPortal.Kernel.Features;

/// <summary>The ids of the features that are on. Equal sets are one object, so a thousand tenants alike share it.</summary>
public sealed class FeatureSet
{
    private static readonly ConcurrentDictionary<string, FeatureSet> Known = new(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenSet<string> _ids;

    private FeatureSet(string text)
    {
        Text = text;
        _ids = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>No feature.</summary>
    public static FeatureSet Empty { get; } = Parse("");

    /// <summary>The ids, sorted, with a blank between them: how the host's database keeps a set.</summary>
    public string Text { get; }

    /// <summary>Every id.</summary>
    public IReadOnlyCollection<string> Ids => _ids;

    /// <summary>The set of these ids.</summary>
    public static FeatureSet Of(IEnumerable<string> ids) =>
        Parse(string.Join(' ', ids.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)));

    /// <summary>Reads <see cref="Text"/> back.</summary>
    public static FeatureSet Parse(string text)
    {
        // Sets of features are few, but they come from data: past a thousand different ones, they are no longer shared.
        if (Known.TryGetValue(text, out var known))
            return known;
        var set = new FeatureSet(text);
        return Known.Count < 1000 ? Known.GetOrAdd(text, set) : set;
    }

    /// <summary>Whether the feature is on.</summary>
    public bool Contains(Feature feature) => _ids.Contains(feature.Id);

    /// <summary>Whether the feature of that id is on.</summary>
    public bool Contains(string id) => _ids.Contains(id);
}
