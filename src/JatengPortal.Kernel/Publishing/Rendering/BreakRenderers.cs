using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>The end of a line: a br where its author asked for one, otherwise only the end of a line.</summary>
internal sealed class BreakRenderer : HtmlObjectRenderer<LineBreakInline>
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline lineBreak) =>
        renderer.WriteLine(lineBreak.IsHard ? "<br>" : "");
}

/// <summary>A line across the page.</summary>
internal sealed class RuleRenderer : HtmlObjectRenderer<ThematicBreakBlock>
{
    protected override void Write(HtmlRenderer renderer, ThematicBreakBlock rule) => renderer.EnsureLine().WriteLine("<hr>");
}
