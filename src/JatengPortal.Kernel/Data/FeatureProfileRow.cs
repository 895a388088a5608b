using System.Text.Json;
using JatengPortal.Kernel.Features;

namespace JatengPortal.Kernel.Data;

/// <summary>A feature profile.</summary>
internal sealed class FeatureProfileRow
{
    /// <summary>In lower case.</summary>
    public required string Id { get; set; }
    public required string Name { get; set; }
    /// <summary>JSON array, in the order of the rules.</summary>
    public string Rules { get; set; } = "[]";

    public FeatureProfile Read() => new(Id, Name, JsonSerializer.Deserialize<FeatureRule[]>(Rules)!);

    /// <summary>Ids as a tenant's row keeps them: no id holds a blank.</summary>
    public static string Join(IEnumerable<string> ids) => string.Join(' ', ids.Select(id => id.ToLowerInvariant()).Distinct());
}
