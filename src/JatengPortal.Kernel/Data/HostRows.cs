using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Data;

/// <summary>The one row on the host itself.</summary>
internal sealed class HostRow
{
    public int Id { get; set; }

    /// <summary>Raised by every change of a tenant's row, which takes the new value: readers ask for what is newer than their last.</summary>
    public long Revision { get; set; }

    /// <summary>The revision of the last change of a feature profile.</summary>
    public long ProfilesRevision { get; set; }

    /// <summary>The setup recipe that ran to its end; null before.</summary>
    public string? SetupRecipe { get; set; }
}

/// <summary>A tenant: facts of the host (name, addresses, state, parent) and the projection of facts of the tenant's own database.</summary>
internal sealed class TenantRow
{
    public required Guid Id { get; set; }
    public required string Name { get; set; }
    public required TenantState State { get; set; }
    public Guid? ParentId { get; set; }
    public string? RegionCode { get; set; }
    /// <summary>Ids of the feature profiles that limit it, in their order, with a blank between them.</summary>
    public string FeatureProfiles { get; set; } = "";
    public List<TenantAddress> Addresses { get; set; } = [];
    public required DateTime CreatedUtc { get; set; }

    /// <summary>The recipe that sets it up, with the parameters as a JSON object: an interrupted set-up goes on from here.</summary>
    public string? SetupRecipe { get; set; }
    public string SetupParameters { get; set; } = "{}";

    /// <summary>Which migrations its database has; see <see cref="TenantSchema.Version"/>.</summary>
    public string SchemaVersion { get; set; } = "";

    public required long Revision { get; set; }

    /// <summary>"Look here": its database may hold work, or facts, that the host has not seen yet.</summary>
    public bool Marked { get; set; }

    // From here on: projected from the tenant's database, as of ProjectedVersion.
    public required string Title { get; set; }
    /// <summary>The title in lower case without accents: lists are sorted and searched by it.</summary>
    public required string SortTitle { get; set; }
    public string Features { get; set; } = "";
    public string Theme { get; set; } = "";
    public long ContentVersion { get; set; }
    public long ProjectedVersion { get; set; }
    public DateTime? NextDueUtc { get; set; }
}

/// <summary>A run of a recipe in many tenants, or of one that makes tenants.</summary>
internal sealed class LedgerRunRow
{
    /// <summary>Given by the database.</summary>
    public int Number { get; set; }

    /// <summary>Name or full path.</summary>
    public required string Recipe { get; set; }

    /// <summary>Of the recipe's file when the run began; empty in runs older than this column.</summary>
    public required string RecipeHash { get; set; }

    /// <summary>Whether it runs on the host and makes its tenants; otherwise it runs in each of them.</summary>
    public bool MakesTenants { get; set; }
    public required DateTime StartedUtc { get; set; }

    /// <summary>Who began it: the name that others see. Empty for the portal itself.</summary>
    public string StartedBy { get; set; } = "";

    /// <summary>The tenant whose administrator began it there; null for one of the host.</summary>
    public Guid? StartedIn { get; set; }
    public List<LedgerItemRow> Items { get; set; } = [];
}

/// <summary>A run in one of its tenants.</summary>
internal sealed class LedgerItemRow
{
    public int RunNumber { get; set; }
    public required Guid TenantId { get; set; }
    public LedgerState State { get; set; }
    public string Message { get; set; } = "";
}

/// <summary>One way to a tenant. An empty host name stands for the portal's own address.</summary>
internal sealed class TenantAddress
{
    public required string HostName { get; set; }
    public required string Prefix { get; set; }
    public required Guid TenantId { get; set; }
    /// <summary>The canonical address comes first.</summary>
    public int Position { get; set; }
}

/// <summary>A tenant has messages for one that could not take them; looked at again when that one can.</summary>
internal sealed class WaitingDelivery
{
    public required Guid SenderId { get; set; }
    public required Guid ReceiverId { get; set; }
    public required DateTime SinceUtc { get; set; }
    public int Attempts { get; set; }
    /// <summary>When to try again; null while the receiver is closed, which is not an error.</summary>
    public DateTime? RetryUtc { get; set; }
}
