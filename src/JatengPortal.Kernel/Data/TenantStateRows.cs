using System.Text.Json;

namespace JatengPortal.Kernel.Data;

/// <summary>The one row on the tenant itself.</summary>
internal sealed class TenantStateRow
{
    public const int TheId = 1;

    public int Id { get; set; } = TheId;

    /// <summary>Raised by every transaction that the host has to know of; the host's projection names the one that it has seen.</summary>
    public long Version { get; set; }

    /// <summary>Raised by every transaction that changes what the public reads.</summary>
    public long ContentVersion { get; set; }

    /// <summary>Of the messages that it sends. A database that was restored from a backup starts a new one.</summary>
    public required Guid Epoch { get; set; }

    public required string Theme { get; set; }
}

/// <summary>A feature that is on; those that are always on have no row.</summary>
internal sealed class EnabledFeature
{
    public required string FeatureId { get; set; }
}

/// <summary>A section of the settings, as JSON.</summary>
internal sealed class SettingRow
{
    public required string Section { get; set; }
    public required string Json { get; set; }
}

/// <summary>A role as recipes define it; accounts get roles per tenant.</summary>
internal sealed class RoleRow
{
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    /// <summary>JSON array of permission ids, sorted.</summary>
    public string Permissions { get; set; } = "[]";

    /// <summary>Whether a password alone is not enough for it.</summary>
    public bool RequiresSecondFactor { get; set; }

    /// <summary>Raised by every change: who changes it names the one that was looked at.</summary>
    public long Version { get; set; } = 1;

    public static string[] Read(string permissions) => JsonSerializer.Deserialize<string[]>(permissions)!;
}

/// <summary>When a recipe first ran here: what it calls "now" ever after, so that running it again changes nothing.</summary>
internal sealed class RecipeRunRow
{
    public required string Recipe { get; set; }
    public required DateTime FirstRunUtc { get; set; }
}
