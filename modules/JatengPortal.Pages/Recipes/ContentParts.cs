using System.ComponentModel;

namespace JatengPortal.Pages.Recipes;

/// <summary>Where a content item lives (Orchard Core's AutoroutePart).</summary>
internal sealed record AutoroutePart
{
    [Description("The slug: 1 to 96 of a-z, 0-9 and -.")]
    public required string Path { get; init; }
}

/// <summary>The body of a content item (Orchard Core's MarkdownBodyPart).</summary>
internal sealed record MarkdownBodyPart
{
    [Description("Markdown without HTML; links inside the site begin with ~/.")]
    public required string Markdown { get; init; }
}
