using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>Links and pictures, by the addresses that a body may use.</summary>
internal sealed class BodyLinkRenderer : HtmlObjectRenderer<LinkInline>
{
    /// <summary>Opens a link with everything that its kind needs.</summary>
    public static void WriteStart(BodyHtmlRenderer body, BodyAddress address)
    {
        body.Write("<a href=\"");
        body.WriteAddress(address);
        body.Write(address.Leads switch
        {
            BodyAddress.Kind.Away => "\" rel=\"external noopener\">",
            BodyAddress.Kind.Telephone => "\" class=\"text-nowrap\">", // a number isn't broken at its spaces and hyphens
            _ => "\">",
        });
    }

    /// <summary>Closes it; one that leaves the portal says so to those who don't see the theme's arrow.</summary>
    public static void WriteEnd(BodyHtmlRenderer body, BodyAddress address)
    {
        if (address.Leads is BodyAddress.Kind.Away)
            body.Write("<span class=\"visually-hidden\"> (").WriteEscape(body.Words.LeavesSite).Write(")</span>");
        body.Write("</a>");
    }

    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var body = (BodyHtmlRenderer)renderer;
        if (!link.IsImage)
            WriteLink(body, link);
        else if (BodyAddress.TryRead(link.Url, body.Outline, out var source) && source.IsMedia)
            BodyPicture.Write(body, link, source);
        else
        {
            body.Report("image.not-own-media", link, link.Url);
            WriteLink(body, link);
        }
    }

    private static void WriteLink(BodyHtmlRenderer body, LinkInline link)
    {
        if (body.InsideLink)
        {
            body.WriteChildren(link);
            return;
        }

        if (!BodyAddress.TryRead(link.Url, body.Outline, out var address))
        {
            body.Report(link.Url is ['#', ..] ? "link.no-such-heading" : "link.address-refused", link, link.Url);
            body.WriteChildren(link);
            return;
        }

        WriteStart(body, address);
        body.InsideLink = true;
        if (string.IsNullOrWhiteSpace(InlineText.Of(link, InlineText.Pictures.AsText)))
            body.WriteEscape(address.Href.TrimStart('~')); // a link that says nothing says at least where it leads
        else
            body.WriteChildren(link);

        body.InsideLink = false;
        WriteEnd(body, address);
    }
}
