using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>
/// Tables that scroll sideways on a phone, by keyboard too. Alignment is a class, since the content security policy
/// forbids the style attribute that Markdig would write; so is a cell that holds a mere figure or date, which themes keep on one line.
/// </summary>
internal sealed class ScrollingTableRenderer(string label) : HtmlObjectRenderer<Table>
{
    // "Minggu, 24 November 2024", "24–26 November 2024"; longer text has to wrap on a phone.
    private const int LongestFigure = 24;

    private int _tables;

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"");
        renderer.WriteEscape(string.Format(CultureInfo.InvariantCulture, label, ++_tables));
        renderer.WriteLine("\"><table>");
        var rows = table.OfType<TableRow>().ToList();
        WriteRows(renderer, "thead", table, rows.Where(row => row.IsHeader));
        WriteRows(renderer, "tbody", table, rows.Where(row => !row.IsHeader));
        renderer.WriteLine("</table></section>");
    }

    private static void WriteRows(HtmlRenderer renderer, string part, Table table, IEnumerable<TableRow> rows)
    {
        var isOpen = false;
        foreach (var row in rows)
        {
            if (!isOpen)
            {
                renderer.WriteLine($"<{part}>");
                isOpen = true;
            }

            renderer.Write("<tr>");
            for (var column = 0; column < row.Count; column++)
                WriteCell(renderer, (TableCell)row[column], row.IsHeader, AlignmentOf(table, column));

            renderer.WriteLine("</tr>");
        }

        if (isOpen)
            renderer.WriteLine($"</{part}>");
    }

    private static void WriteCell(HtmlRenderer renderer, TableCell cell, bool isHeader, string? alignment)
    {
        // An empty corner above the row names heads nothing: a header cell without text confuses screen readers.
        var isHead = isHeader && cell.Descendants<LeafBlock>().Any(leaf => leaf.Inline?.FirstChild is not null);
        string?[] classes = [alignment, !isHeader && IsFigure(cell) ? "figure" : null];
        renderer.Write(isHead ? "<th scope=\"col\"" : "<td");
        if (string.Join(' ', classes.Where(name => name is not null)) is { Length: > 0 } names)
            renderer.Write(" class=\"").Write(names).Write('"');
        renderer.Write('>');
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = true;
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.Write(isHead ? "</th>" : "</td>");
    }

    private static bool IsFigure(TableCell cell)
    {
        var text = string.Concat(cell.Descendants<LeafBlock>().Select(leaf => InlineText.Of(leaf.Inline, InlineText.Pictures.AsText)));
        return text.Length <= LongestFigure && text.Any(char.IsAsciiDigit);
    }

    private static string? AlignmentOf(Table table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Center => "text-center",
            TableColumnAlign.Right => "text-end",
            _ => null,
        };
}
