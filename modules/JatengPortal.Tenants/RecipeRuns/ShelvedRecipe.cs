namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>A recipe that can be chosen.</summary>
/// <param name="Key">Names it in addresses and forms.</param>
/// <param name="Source">Name or full path: what the ledger keeps.</param>
/// <param name="Title">What people read.</param>
/// <param name="Description">What it sets up; may be empty.</param>
public sealed record ShelvedRecipe(string Key, string Source, string Title, string Description)
{
    /// <summary>What is wrong with its file; null where nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>When it was uploaded, in UTC; null for one of the portal's own.</summary>
    public DateTime? UploadedUtc { get; init; }
}
