using System.Collections;

namespace JatengPortal.Kernel.Recipes.OrchardCore;

/// <summary>Names (matched ignoring case), each with a sentence on what to use instead.</summary>
internal sealed class InsteadTable : IEnumerable<string>
{
    private readonly Dictionary<string, string> _instead = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that share a sentence.</summary>
    public void Add(string instead, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _instead.Add(name, instead);
    }

    public string? Find(string name) => _instead.GetValueOrDefault(name);

    public IEnumerator<string> GetEnumerator() => _instead.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
