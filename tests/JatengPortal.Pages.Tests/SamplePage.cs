using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.Pages.Tests;

/// <summary>A plain page as a recipe writes it.</summary>
/// <param name="Slug">Its address; also its id, where none is given.</param>
internal sealed record SamplePage(string Slug)
{
    public string Id { get; init; } = Slug;
    public string Title { get; init; } = "Halaman " + Slug;
    public string Body { get; init; } = "Isi halaman contoh.";

    public JsonObject ToJson() => new()
    {
        ["ContentItemId"] = Id,
        ["ContentType"] = "Page",
        ["DisplayText"] = Title,
        ["AutoroutePart"] = new JsonObject { ["Path"] = Slug },
        ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = Body },
        ["PagePart"] = new JsonObject { ["Summary"] = "Ringkasan " + Slug },
    };
}

/// <summary>Publishes by recipe, as an agency does.</summary>
internal static class SamplePages
{
    public static Task<RecipeOutcome> PublishAsync(this Agency agency, params SamplePage[] pages) =>
        agency.RunAsync(StepOf([.. pages.Select(page => page.ToJson())]));

    public static string StepOf(params JsonNode[] items) => new JsonObject
    {
        ["name"] = "content",
        ["data"] = new JsonArray(items),
    }.ToJsonString();
}
