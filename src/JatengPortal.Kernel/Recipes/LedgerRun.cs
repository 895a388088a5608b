namespace JatengPortal.Kernel.Recipes;

/// <summary>How far a recipe has come in one tenant of a run.</summary>
public enum LedgerState
{
    /// <summary>Not begun, or interrupted: then running it again changes nothing twice.</summary>
    Waiting,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It was refused; nothing of it stays.</summary>
    Failed,
}

/// <summary>A run of a recipe in many tenants, or of one that makes tenants, as the ledger has it.</summary>
/// <param name="Number">1, 2, 3 …: what an operator names it by.</param>
/// <param name="Recipe">Name or full path of the recipe.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="Waiting">In how many tenants it has not run yet.</param>
/// <param name="Done">In how many it ran to its end.</param>
/// <param name="Failed">In how many it was refused.</param>
public sealed record LedgerRun(int Number, string Recipe, DateTime StartedUtc, int Waiting, int Done, int Failed)
{
    /// <summary>Whether it runs on the host and makes its tenants; otherwise it runs in each of them.</summary>
    public bool MakesTenants { get; init; }

    /// <summary>Who began it: the name that others see. Empty for the portal itself.</summary>
    public string StartedBy { get; init; } = "";

    /// <summary>The tenant whose administrator began it there; null for one of the host.</summary>
    public Guid? StartedIn { get; init; }

    /// <summary>Whether it is done in each of its tenants.</summary>
    public bool IsFinished => Waiting + Failed == 0;

    /// <summary>Of the recipe's file when the run began; empty where nobody noted it.</summary>
    internal string RecipeHash { get; init; } = "";

    /// <summary>Whether the file of the recipe has changed since the run began; of what the recipe calls or reads, this says nothing.</summary>
    /// <param name="now">What <see cref="Recipe"/> names, as it is now.</param>
    public bool IsOlderThan(Recipe now) => RecipeHash.Length > 0 && RecipeHash != now.Hash;
}

/// <summary>Which of a run's tenants to list.</summary>
/// <param name="Number">Of the run.</param>
/// <param name="Search">Part of a title or name; empty for all.</param>
/// <param name="State">How it ended there; null for any.</param>
/// <param name="After">Begins after the tenant of this name; null for the beginning.</param>
/// <param name="Size">At most this many.</param>
public sealed record LedgerQuery(int Number, string Search, LedgerState? State, string? After, int Size);

/// <summary>What a run did in one tenant.</summary>
/// <param name="Tenant">Name of the tenant.</param>
/// <param name="State">How it ended.</param>
/// <param name="Message">Why it was refused; empty otherwise.</param>
/// <param name="Outcome">What changed; null where it was refused, where the tenant was made, and in what the ledger remembers.</param>
public sealed record TenantResult(string Tenant, LedgerState State, string Message, RecipeOutcome? Outcome);
