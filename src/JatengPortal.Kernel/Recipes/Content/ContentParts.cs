using System.ComponentModel;

namespace JatengPortal.Kernel.Recipes.Content;

/// <summary>Where a content item lives (Orchard Core's AutoroutePart).</summary>
[Description("Where the item lives.")]
public sealed record AutoroutePart
{
    /// <summary>The slug, see <see cref="Publishing.Slug"/>.</summary>
    [Description("The slug: 1 to 96 of a-z, 0-9 and -.")]
    public required string Path { get; init; }
}

/// <summary>The body of a content item (Orchard Core's MarkdownBodyPart).</summary>
[Description("The body of the item.")]
public sealed record MarkdownBodyPart
{
    /// <summary>Markdown without HTML; links inside the site begin with <c>~/</c>.</summary>
    [Description("Markdown without HTML; links inside the site begin with ~/.")]
    public required string Markdown { get; init; }
}
