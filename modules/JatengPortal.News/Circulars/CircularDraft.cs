using System.Text.Json.Nodes;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;

namespace JatengPortal.News.Circulars;

/// <summary>A circular as it comes from a recipe.</summary>
/// <param name="SourceId">Stable id within the source.</param>
/// <param name="Slug">Null to make one from the title.</param>
/// <param name="Text">Title, summary, body and <see cref="CircularFields"/>.</param>
/// <param name="PublishedUtc">The public date; null for now. One in the future schedules it.</param>
/// <param name="Publish">False to leave it as a draft.</param>
internal sealed record CircularDraft(string SourceId, Slug? Slug, DocumentText Text, DateTime? PublishedUtc, bool Publish)
{
    /// <summary>What it was in the portal that it was exported from; null for what comes from elsewhere.</summary>
    public OriginPart? Origin { get; init; }

    /// <summary>Wordings that come after it.</summary>
    public IReadOnlyList<LaterCircularText> Later { get; init; } = [];

    /// <summary>Changes when the source says anything new.</summary>
    public byte[] Hash() => Origin?.ReadSourceHash() ?? CanonicalJson.Hash(new JsonObject
    {
        ["slug"] = Slug?.Value,
        ["text"] = Convert.ToHexString(Text.Hash()),
        ["published"] = PublishedUtc?.ToString("O"),
        ["publish"] = Publish,
        ["later"] = string.Join('\n', Later.Select(later => $"{Convert.ToHexString(later.Text.Hash())} {later.PublishedUtc:O} {later.Publish}")),
    });
}

/// <summary>A wording that is to follow: one that waits for its time, or a draft.</summary>
/// <param name="Text">All of it.</param>
/// <param name="PublishedUtc">When it becomes public.</param>
/// <param name="Publish">False for a draft.</param>
internal sealed record LaterCircularText(DocumentText Text, DateTime? PublishedUtc, bool Publish);
