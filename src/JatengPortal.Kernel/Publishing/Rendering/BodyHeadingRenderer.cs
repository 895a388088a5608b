using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>Headings with the level and id that <see cref="BodyOutline"/> gave them; one that says nothing is left out.</summary>
internal sealed class BodyHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    private readonly HeadingRenderer _heading = new();

    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        if (heading.TryGetAttributes()?.Id is null)
        {
            ((BodyHtmlRenderer)renderer).Report("heading.empty", heading, null);
            return;
        }

        _heading.Write(renderer, heading);
    }
}
