using System.ComponentModel;

namespace JatengPortal.Kernel.Publishing;

/// <summary>
/// Who stands behind an edition in the portal that it was exported from. Ids of accounts that the other portal may not know: they still
/// say who may not approve, and that an emergency waits for its review.
/// </summary>
[Description("Who stood behind a wording.")]
public sealed record EditionOrigin
{
    /// <summary>See <see cref="Edition.AuthorIds"/>.</summary>
    [Description("Accounts of those who wrote or submitted it.")]
    public IReadOnlyList<Guid> Authors { get; init; } = [];

    /// <summary>See <see cref="Edition.ApprovedBy"/>.</summary>
    [Description("Account of whoever approved it; left out for a draft.")]
    public Guid? ApprovedBy { get; init; }

    /// <summary>See <see cref="Edition.EmergencyReason"/>.</summary>
    [Description("Why it was published without a second person.")]
    public string? EmergencyReason { get; init; }

    /// <summary>See <see cref="Edition.ReviewedBy"/>.</summary>
    [Description("Account of the second person who reviewed that.")]
    public Guid? ReviewedBy { get; init; }

    internal bool IsSound => Authors.Count <= 100 && EmergencyReason is null or { Length: > 0 and <= Document.LongestReason };

    internal static EditionOrigin Of(Edition edition) => new()
    {
        Authors = edition.AuthorIds,
        ApprovedBy = edition.State is EditionState.Draft or EditionState.Submitted or EditionState.Rejected ? null : edition.ApprovedBy,
        EmergencyReason = edition.EmergencyReason,
        ReviewedBy = edition.ReviewedBy,
    };
}
