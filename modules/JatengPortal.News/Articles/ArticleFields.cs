using System.Text.Json;
using System.Text.Json.Nodes;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;
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

    /// <summary>What a field is called in the language of the page; null for a name that isn't one.</summary>
    public static string? NameOf(string field) => field switch
    {
        nameof(Category) => Texts.Article_category,
        nameof(Tags) => Texts.Article_tags,
        nameof(Author) => Texts.Article_author,
        nameof(Dateline) => Texts.Article_dateline,
        nameof(CoverPath) => Texts.Article_cover,
        nameof(CoverAlt) => Texts.Article_cover_alt,
        nameof(Sources) => Texts.Sources,
        _ => null,
    };

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

    /// <summary>What it was in the portal that it was exported from; null for what comes from elsewhere.</summary>
    public OriginPart? Origin { get; init; }

    /// <summary>Wordings that come after it.</summary>
    public IReadOnlyList<LaterWording> Later { get; init; } = [];

    /// <summary>Changes when the source says anything new.</summary>
    public byte[] Hash()
    {
        // An export passes on what the source said: it is no source of its own.
        if (Origin?.ReadSourceHash() is { } passedOn)
            return passedOn;
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
        if (Later.Count > 0)
            said["later"] = string.Join('\n', Later.Select(later => $"{Convert.ToHexString(later.Text.Hash())} {later.PublishedUtc:O} {later.Publish}"));
        return CanonicalJson.Hash(said);
    }
}

/// <summary>A wording that is to follow: one that waits for its time, or a draft.</summary>
/// <param name="Text">All of it.</param>
/// <param name="PublishedUtc">When it becomes public.</param>
/// <param name="Publish">False for a draft.</param>
internal sealed record LaterWording(DocumentText Text, DateTime? PublishedUtc, bool Publish);
