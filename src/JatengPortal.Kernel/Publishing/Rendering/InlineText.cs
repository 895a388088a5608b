using System.Text;
using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>What a stretch of Markdown says, without its marks.</summary>
internal static class InlineText
{
    /// <summary>Whether a picture's description belongs to the text around it.</summary>
    public enum Pictures
    {
        LeftOut,
        AsText,
    }

    public static string Of(ContainerInline? inlines, Pictures pictures)
    {
        var text = new StringBuilder();
        if (inlines is not null)
            Collect(inlines, pictures, text);

        return text.ToString();
    }

    private static void Collect(ContainerInline inlines, Pictures pictures, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LinkInline { IsImage: true } when pictures is Pictures.LeftOut:
                    break;
                case ContainerInline inner: // no deeper than Markdig let it be read
                    Collect(inner, pictures, text);
                    break;
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
            }
        }
    }
}
