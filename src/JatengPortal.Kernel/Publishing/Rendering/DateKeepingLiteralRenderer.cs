using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>
/// Running text. The day of a date stays on one line with its month: "27" at a line's end would read as a mere number.
/// </summary>
internal sealed partial class DateKeepingLiteralRenderer : HtmlObjectRenderer<LiteralInline>
{
    protected override void Write(HtmlRenderer renderer, LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        if (DayAndMonth().IsMatch(text))
            renderer.WriteEscape(DayAndMonth().Replace(text.ToString(), "$1\u00a0$2"));
        else
            renderer.WriteEscape(ref literal.Content);
    }

    [GeneratedRegex(
        @"\b([0-9]{1,2}) (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex DayAndMonth();
}
