using System.Text.Json;
using System.Text.Json.Nodes;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Articles;

/// <summary>What an article adds to the fields of every document.</summary>
internal sealed record ArticleFields
{
    private const int MostTags = 20;
    private const int LongestName = 60;

    public string? Category { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Author { get; init; }
    public string? Dateline { get; init; }
    public string? CoverPath { get; init; }
    public string? CoverAlt { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];

    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this)!.AsObject();

    /// <exception cref="RuleViolationException"><c>article.cover-without-alt</c>, <c>article.tags</c>, <c>article.name-too-long</c></exception>
    public void Check()
    {
        if (CoverPath is not null && string.IsNullOrWhiteSpace(CoverAlt))
            throw new RuleViolationException("article.cover-without-alt", "A cover needs an alternative text for readers who can't see it.");
        if (Tags.Count > MostTags)
            throw new RuleViolationException("article.tags", $"An article has at most {MostTags} tags.");
        foreach (var name in Tags.Append(Category).OfType<string>())
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Contains('\n', StringComparison.Ordinal))
                throw new RuleViolationException("article.name-too-long", $"The name of a category or tag has 1 to {LongestName} characters.");
        }
    }
}

/// <summary>An article as it comes from a recipe, a file or, later, an editor.</summary>
/// <param name="SourceId">Stable id within the source.</param>
/// <param name="Slug">Null to make one from the title.</param>
/// <param name="Text">Title, summary, body and <see cref="ArticleFields"/>.</param>
/// <param name="PublishedUtc">The public date; null for now. One in the future schedules it.</param>
/// <param name="Publish">False to leave it as a draft.</param>
internal sealed record ArticleDraft(string SourceId, Slug? Slug, DocumentText Text, DateTime? PublishedUtc, bool Publish)
{
    /// <summary>Whether another address will do where <see cref="Slug"/> is taken: the same with a number.</summary>
    public bool MayBeNumbered { get; init; }

    /// <summary>Where it stood on the site that it comes from.</summary>
    public IReadOnlyList<OldPath> OldPaths { get; init; } = [];

    /// <summary>Changes when the source says anything new.</summary>
    public byte[] Hash()
    {
        var said = new JsonObject
        {
            ["slug"] = Slug?.Value,
            ["text"] = Convert.ToHexString(Text.Hash()),
            ["published"] = PublishedUtc?.ToString("O"),
            ["publish"] = Publish,
        };
        // Left out where there are none, so that sources which never have any keep the hash that they had before there could be.
        if (OldPaths.Count > 0)
            said["old"] = string.Join('\n', OldPaths);
        return CanonicalJson.Hash(said);
    }
}
