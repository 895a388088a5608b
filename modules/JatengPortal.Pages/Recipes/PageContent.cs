using System.ComponentModel;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.Pages.PlainPages;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages.Recipes;

/// <summary>Plain pages in recipes.</summary>
internal sealed class PageContent : ContentType<PageItem>
{
    public override string Name => "Page";

    public override string? Permission => PagesModule.Edit.Id;

    public override void Check(PageItem item, string path, RecipeCheck check)
    {
        if (!item.Published)
            check.Error($"{path}.Published", "a plain page in a recipe is published; leave it out until it is to be seen");
        if (!Slug.TryParse(item.AutoroutePart.Path, out _))
            check.Error($"{path}.AutoroutePart.Path", "a slug has 1 to 96 of a-z, 0-9 and -");
        item.OriginPart?.Check($"{path}.OriginPart", check);
    }

    public override async Task<ContentChange?> ApplyAsync(PageItem item, RecipeRun run, CancellationToken cancellationToken)
    {
        var text = new DocumentText
        {
            Title = item.DisplayText,
            Summary = item.PagePart?.Summary ?? "",
            Body = item.MarkdownBodyPart.Markdown,
        };
        var slug = Slug.Parse(item.AutoroutePart.Path);
        var publisher = run.Services.GetRequiredService<PagePublisher>();
        return await publisher.PublishFromSourceAsync(
            item.OriginPart?.SourceId ?? item.ContentItemId, slug, text, item.PublishedUtc, item.OriginPart, cancellationToken)
            ? ContentChange.Of("page", item.DisplayText, $"page {PlainPage.PathOf(slug.Value)}: {item.DisplayText}")
            : null;
    }
}

[Description("A plain page.")]
internal sealed record PageItem
{
    [Description("Stable id, mostly [js: uuid()].")]
    public required string ContentItemId { get; init; }

    [Description("Page.")]
    public required string ContentType { get; init; }

    [Description("The title, 1 to 300 characters.")]
    public required string DisplayText { get; init; }

    [Description("true; a page that isn't to be seen is left out.")]
    public bool Published { get; init; } = true;

    [Description("The public date with its zone, not in the future. Left out: now.")]
    public DateTime? PublishedUtc { get; init; }

    [Description("Its address.")]
    public required AutoroutePart AutoroutePart { get; init; }

    [Description("Its body.")]
    public required MarkdownBodyPart MarkdownBodyPart { get; init; }

    [Description("What the portal adds.")]
    public PagePart? PagePart { get; init; }

    [Description("What it was in the portal that it was exported from.")]
    public OriginPart? OriginPart { get; init; }
}

[Description("What the portal adds to a page.")]
internal sealed record PagePart
{
    [Description("One or two sentences for descriptions, at most 1,000 characters.")]
    public string? Summary { get; init; }
}
