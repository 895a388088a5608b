using System.ComponentModel;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.Kernel.Recipes.Content;

/// <summary>What an export knows of a document besides what readers see of it, so that it is the same document elsewhere.</summary>
[Description("Written by exports: what a document was in the portal that it comes from.")]
public sealed record OriginPart
{
    private const int LongestSource = 400;

    /// <summary>Its id, which it keeps: lists of equal dates are sorted by it.</summary>
    [Description("Its id, which it keeps.")]
    public required Guid DocumentId { get; init; }

    /// <summary>See <see cref="Document.SourceId"/>: what is imported again is found again.</summary>
    [Description("Where it had been taken from; left out for nowhere.")]
    public string? SourceId { get; init; }

    /// <summary>See <see cref="Document.SourceHash"/>; hexadecimal.</summary>
    [Description("What its source had said last, as a hash.")]
    public string? SourceHash { get; init; }

    /// <summary>See <see cref="Document.UpdatedUtc"/>; null for one that isn't published.</summary>
    [Description("When its present wording became public, with the zone.")]
    public DateTime? UpdatedUtc { get; init; }

    /// <summary>See <see cref="OldSlug"/>.</summary>
    [Description("Addresses that it had; they lead to the present one.")]
    public IReadOnlyList<string> OldSlugs { get; init; } = [];

    /// <summary>See <see cref="OldAddress"/>; percent-encoded where a character is a percent sign.</summary>
    [Description("Where it stood on another site; those who ask there are led here.")]
    public IReadOnlyList<string> OldPaths { get; init; } = [];

    /// <summary>See <see cref="Document.Withdrawal"/>; null where it isn't withdrawn.</summary>
    [Description("How it was withdrawn, or is to be.")]
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>See <see cref="Document.HistoryJson"/>; null for none.</summary>
    [Description("What became public when, as JSON.")]
    public string? History { get; init; }

    /// <summary>Who wrote and approved its wordings, in their order in the item; empty where nobody did.</summary>
    [Description("Who wrote and approved its wordings, one after the other.")]
    public IReadOnlyList<EditionOrigin> Editions { get; init; } = [];

    /// <summary><see cref="SourceHash"/>; null where there is none.</summary>
    public byte[]? ReadSourceHash() => SourceHash is null ? null : Convert.FromHexString(SourceHash);

    /// <summary><see cref="OldPaths"/>.</summary>
    public IReadOnlyList<OldPath> ReadOldPaths() => [.. OldPaths.Select(path => OldPath.TryOf(path, out var old) ? old : null).OfType<OldPath>()];

    /// <summary>Finds what can't be meant.</summary>
    /// <param name="path">Of this part in the step.</param>
    /// <param name="check">Takes errors.</param>
    public void Check(string path, RecipeCheck check)
    {
        if (SourceId is { Length: 0 or > LongestSource })
            check.Error($"{path}.SourceId", $"has 1 to {LongestSource} characters");
        if (SourceHash is not null && (SourceHash.Length != 64 || !SourceHash.All(char.IsAsciiHexDigit)))
            check.Error($"{path}.SourceHash", "a SHA-256 has 64 hexadecimal digits");
        if (Editions.Any(edition => !edition.IsSound))
            check.Error($"{path}.Editions", "is no origin of an edition");
        if (History is not null && !PublicChange.IsHistory(History))
            check.Error($"{path}.History", "is no history of a document");
        for (var i = 0; i < OldSlugs.Count; i++)
        {
            if (!Slug.TryParse(OldSlugs[i], out _))
                check.Error($"{path}.OldSlugs[{i}]", "a slug has 1 to 96 of a-z, 0-9 and -");
        }

        for (var i = 0; i < OldPaths.Count; i++)
        {
            if (!OldPath.TryOf(OldPaths[i], out _))
                check.Error($"{path}.OldPaths[{i}]", "the path of a page begins with a slash and has at most 400 characters");
        }
    }
}
