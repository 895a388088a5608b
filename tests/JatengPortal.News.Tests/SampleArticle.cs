using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests;

/// <summary>An article as a recipe writes it.</summary>
/// <param name="Slug">Its address; also its id, where none is given.</param>
internal sealed record SampleArticle(string Slug)
{
    public string Id { get; init; } = Slug;
    public bool TitleMakesSlug { get; init; }
    public string Title { get; init; } = "Berita " + Slug;
    public string Body { get; init; } = "Isi berita contoh.";
    public bool Published { get; init; } = true;
    public string? PublishedUtc { get; init; }
    public string? Author { get; init; }
    public string? Summary { get; init; }
    public string? Category { get; init; }
    public string[] Tags { get; init; } = [];
    public string? CoverPath { get; init; }
    public string? CoverAlt { get; init; }

    public JsonObject ToJson()
    {
        var part = new JsonObject { ["Tags"] = new JsonArray([.. Tags.Select(tag => JsonValue.Create(tag))]) };
        var item = new JsonObject
        {
            ["ContentItemId"] = Id,
            ["ContentType"] = "Article",
            ["DisplayText"] = Title,
            ["Published"] = Published,
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = Body },
            ["ArticlePart"] = part,
        };
        if (!TitleMakesSlug)
            item["AutoroutePart"] = new JsonObject { ["Path"] = Slug };
        if (PublishedUtc is not null)
            item["PublishedUtc"] = PublishedUtc;
        if (Author is not null)
            item["Author"] = Author;
        if (Summary is not null)
            part["Summary"] = Summary;
        if (Category is not null)
            part["Category"] = Category;
        if (CoverPath is not null)
            part["Cover"] = new JsonObject { ["Path"] = CoverPath, ["Alt"] = CoverAlt ?? "" };
        return item;
    }
}

/// <summary>Publishes by recipe, as an agency does.</summary>
internal static class SampleArticles
{
    public static Task<RecipeOutcome> PublishAsync(this Agency agency, params SampleArticle[] articles) => agency.RunAsync(StepOf(articles));

    public static string StepOf(params SampleArticle[] articles) => new JsonObject
    {
        ["name"] = "content",
        ["data"] = new JsonArray([.. articles.Select(article => article.ToJson())]),
    }.ToJsonString();
}
