using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>Code as it stands, without the language class that Markdig would copy from the fence.</summary>
internal sealed class PlainCodeBlockRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        renderer.EnsureLine();
        renderer.Write("<pre><code>");
        for (var line = 0; line < block.Lines.Count; line++)
        {
            renderer.WriteEscape(block.Lines.Lines[line].Slice.AsSpan().TrimEnd());
            renderer.Write('\n');
        }

        renderer.WriteLine("</code></pre>");
    }
}
