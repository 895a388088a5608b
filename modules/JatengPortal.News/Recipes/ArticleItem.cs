using System.ComponentModel;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.News.Articles;

namespace JatengPortal.News.Recipes;

[Description("An article.")]
internal sealed record ArticleItem : ArticleWording
{
    [Description("Stable id, mostly [js: uuid()].")]
    public required string ContentItemId { get; init; }

    [Description("Article.")]
    public required string ContentType { get; init; }

    [Description("Its address; left out, one is made from the title.")]
    public AutoroutePart? AutoroutePart { get; init; }

    [Description("Wordings that come after this one: published when their time comes, or drafts.")]
    public IReadOnlyList<LaterArticle> Later { get; init; } = [];

    [Description("What it was in the portal that it was exported from.")]
    public OriginPart? OriginPart { get; init; }
}

[Description("A wording of an article that comes after another one.")]
internal sealed record LaterArticle : ArticleWording;

/// <summary>What an article says, now or later.</summary>
internal abstract record ArticleWording
{
    [Description("The title, 1 to 300 characters.")]
    public required string DisplayText { get; init; }

    [Description("False leaves it as a draft.")]
    public bool Published { get; init; } = true;

    [Description("The public date with its zone; in the future, it is published then. Left out: when the recipe first ran.")]
    public DateTime? PublishedUtc { get; init; }

    [Description("Who wrote it, as readers see it.")]
    public string? Author { get; init; }

    [Description("Its body.")]
    public required MarkdownBodyPart MarkdownBodyPart { get; init; }

    [Description("What the portal adds.")]
    public ArticlePart? ArticlePart { get; init; }

    internal ArticleFields Fields => new()
    {
        Category = ArticlePart?.Category,
        Tags = ArticlePart?.Tags ?? [],
        Author = Author,
        Dateline = ArticlePart?.Dateline,
        CoverPath = ArticlePart?.Cover?.Path,
        CoverAlt = ArticlePart?.Cover?.Alt,
        Sources = ArticlePart?.Sources ?? [],
    };

    internal DocumentText Text => new()
    {
        Title = DisplayText,
        Summary = ArticlePart?.Summary ?? "",
        Body = MarkdownBodyPart.Markdown,
        Fields = Fields.ToJson(),
    };
}

[Description("What the portal adds to an article.")]
internal sealed record ArticlePart
{
    [Description("One or two sentences for lists and feeds, at most 1,000 characters.")]
    public string? Summary { get; init; }

    [Description("Name of its category.")]
    public string? Category { get; init; }

    [Description("Names of its tags, at most 20.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [Description("Where it was written.")]
    public string? Dateline { get; init; }

    [Description("Its cover.")]
    public CoverPart? Cover { get; init; }

    [Description("Where its facts come from, one line each.")]
    public IReadOnlyList<string> Sources { get; init; } = [];
}

[Description("The cover of an article.")]
internal sealed record CoverPart
{
    [Description("Path among the tenant's media.")]
    public required string Path { get; init; }

    [Description("What the image shows, for readers who can't see it.")]
    public required string Alt { get; init; }
}
