using System.Globalization;
using AngleSharp.Dom;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Markup;

/// <summary>Writes a table with its first row as the head.</summary>
internal static class HtmlTable
{
    private const int MostColumns = 60;

    /// <param name="table">The element.</param>
    /// <param name="lineOf">Writes a cell.</param>
    /// <returns>Null where it only lays a text out: then it is no table, but what stands in its cells, one after the other.</returns>
    /// <exception cref="RuleViolationException"><c>import.html-too-complex</c></exception>
    public static string? Write(IElement table, Func<IElement, InlinePlace, string> lineOf)
    {
        var rows = RowsOf(table).Select(CellsOf).Where(cells => cells.Count > 0).ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(cells => cells.Sum(Width));
        if (columns < 2 || HoldsTable(table))
            return null;
        if (columns > MostColumns)
            throw ParsedHtml.TooComplex($"has a table of more than {MostColumns} columns");
        var lines = new List<string>();
        foreach (var cells in rows)
        {
            var texts = cells.SelectMany(cell => Enumerable.Repeat("", Width(cell) - 1).Prepend(lineOf(cell, InlinePlace.Cell))).ToList();
            lines.Add($"| {string.Join(" | ", texts.Concat(Enumerable.Repeat("", columns - texts.Count)))} |");
            if (lines.Count == 1)
                lines.Add($"|{string.Concat(Enumerable.Repeat(" --- |", columns))}");
        }

        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption");
        return caption is not null && lineOf(caption, InlinePlace.Heading) is { Length: > 0 } title
            ? $"{title}\n\n{string.Join('\n', lines)}"
            : string.Join('\n', lines);
    }

    private static IEnumerable<IElement> RowsOf(IElement table) => table.Children.SelectMany(child => child.LocalName switch
    {
        "tr" => [child],
        "thead" or "tbody" or "tfoot" => child.Children.Where(row => row.LocalName == "tr"),
        _ => Enumerable.Empty<IElement>(),
    });

    private static List<IElement> CellsOf(IElement row) => [.. row.Children.Where(cell => cell.LocalName is "td" or "th")];

    private static int Width(IElement cell) =>
        int.TryParse(cell.GetAttribute("colspan"), CultureInfo.InvariantCulture, out var columns) ? Math.Clamp(columns, 1, MostColumns + 1) : 1;

    private static bool HoldsTable(IElement table) => table.Descendants<IElement>().Any(inner => inner.LocalName == "table");
}
