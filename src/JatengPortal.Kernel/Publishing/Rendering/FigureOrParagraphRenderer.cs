using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>
/// Paragraphs. A picture that stands alone and has a title (<c>![alt](~/media/x.jpg "caption")</c>) is a figure with its caption.
/// </summary>
internal sealed class FigureOrParagraphRenderer : HtmlObjectRenderer<ParagraphBlock>
{
    private readonly ParagraphRenderer _paragraph = new();

    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        var body = (BodyHtmlRenderer)renderer;
        if (renderer.ImplicitParagraph
            || paragraph.Inline is not { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture }
            || string.IsNullOrWhiteSpace(picture.Title)
            || !BodyAddress.TryRead(picture.Url, body.Outline, out var source) || !source.IsMedia)
        {
            _paragraph.Write(renderer, paragraph);
            return;
        }

        body.EnsureLine();
        body.Write("<figure>");
        BodyPicture.Write(body, picture, source);
        body.Write("<figcaption>").WriteEscape(picture.Title).WriteLine("</figcaption></figure>");
    }
}
