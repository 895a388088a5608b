using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>Addresses in pointed brackets: <c>&lt;https://…&gt;</c>, <c>&lt;nama@instansi.go.id&gt;</c>.</summary>
internal sealed class BodyAutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var body = (BodyHtmlRenderer)renderer;
        var isAllowed = BodyAddress.TryRead(link.IsEmail ? "mailto:" + link.Url : link.Url, body.Outline, out var address);
        if (!isAllowed)
            body.Report("link.address-refused", link, link.Url);

        if (!isAllowed || body.InsideLink)
        {
            body.WriteEscape(link.Url);
            return;
        }

        BodyLinkRenderer.WriteStart(body, address);
        body.WriteEscape(link.Url);
        BodyLinkRenderer.WriteEnd(body, address);
    }
}
