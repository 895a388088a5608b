using Microsoft.AspNetCore.Components;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>A column of a <see cref="RecordTable{TItem}"/>.</summary>
/// <typeparam name="TItem">What a row shows.</typeparam>
/// <param name="Heading">Never empty: on a phone it stands before the cell.</param>
/// <param name="Cell">Makes the cell: <c>article => @&lt;span>@article.Title&lt;/span></c>.</param>
public sealed record Column<TItem>(string Heading, RenderFragment<TItem> Cell)
{
    /// <summary>Names the row, for screen readers and as the title of the card on a phone.</summary>
    public bool IsRowHeading { get; init; }

    /// <summary>A number or date: figures of one width, no line breaks.</summary>
    public bool IsFigure { get; init; }

    /// <summary>Links and buttons of the row: its heading is for the ear only.</summary>
    public bool IsActions { get; init; }
}
