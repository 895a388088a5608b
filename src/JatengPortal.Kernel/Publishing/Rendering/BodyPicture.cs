using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>A picture of the tenant's own media.</summary>
internal static class BodyPicture
{
    public static void Write(BodyHtmlRenderer body, LinkInline picture, BodyAddress source)
    {
        var description = InlineText.Of(picture, InlineText.Pictures.AsText).Trim();
        if (description.Length == 0)
            body.Report("image.alt-missing", picture, picture.Url);

        body.Write("<img src=\"");
        body.WriteAddress(source);
        body.Write("\" alt=\"");
        body.WriteEscape(description).Write("\" loading=\"lazy\" decoding=\"async\">");
    }
}
