using System.ComponentModel;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Recipes;

/// <summary>Articles in recipes.</summary>
internal sealed class ArticleContent : ContentType<ArticleItem>
{
    public override string Name => "Article";

    public override void Check(ArticleItem item, string path, RecipeCheck check)
    {
        if (item.AutoroutePart is { } route && !Slug.TryParse(route.Path, out _))
            check.Error($"{path}.AutoroutePart.Path", "a slug has 1 to 96 of a-z, 0-9 and -");
        try
        {
            item.Fields.Check();
        }
        catch (RuleViolationException refused)
        {
            check.Error($"{path}.ArticlePart", refused.Message);
        }
    }

    public override async Task<ContentChange?> ApplyAsync(ArticleItem item, RecipeRun run, CancellationToken cancellationToken)
    {
        var draft = new ArticleDraft(
            "recipe:" + item.ContentItemId,
            item.AutoroutePart is null ? null : Slug.Parse(item.AutoroutePart.Path),
            new DocumentText
            {
                Title = item.DisplayText,
                Summary = item.ArticlePart?.Summary ?? "",
                Body = item.MarkdownBodyPart.Markdown,
                Fields = item.Fields.ToJson(),
            },
            item.PublishedUtc ?? run.Now,
            item.Published);
        return await run.Services.GetRequiredService<ArticlePublisher>().TakeInAsync(draft, cancellationToken) switch
        {
            { Outcome: TakenIn.Unchanged } => null,
            var taken => new ContentChange($"article {taken.Outcome.ToString().ToLowerInvariant()}: {item.DisplayText}"),
        };
    }
}

[Description("An article.")]
internal sealed record ArticleItem
{
    [Description("Stable id, mostly [js: uuid()].")]
    public required string ContentItemId { get; init; }

    [Description("Article.")]
    public required string ContentType { get; init; }

    [Description("The title, 1 to 300 characters.")]
    public required string DisplayText { get; init; }

    [Description("False leaves it as a draft.")]
    public bool Published { get; init; } = true;

    [Description("The public date with its zone; in the future, it is published then. Left out: when the recipe first ran.")]
    public DateTime? PublishedUtc { get; init; }

    [Description("Who wrote it, as readers see it.")]
    public string? Author { get; init; }

    [Description("Its address; left out, one is made from the title.")]
    public AutoroutePart? AutoroutePart { get; init; }

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
