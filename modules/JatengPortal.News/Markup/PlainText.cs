using System.Text;
using AngleSharp.Dom;

namespace JatengPortal.News.Markup;

/// <summary>The words of a piece of HTML, on one line.</summary>
internal static class PlainText
{
    /// <summary>A title or a name, which may hold entities and a few elements.</summary>
    public static string Of(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
            return OneLine(html);
        var text = new StringBuilder(html.Length);
        foreach (var node in ParsedHtml.Parse(HtmlComments.TakeOut(html, new LeftOut())))
            Append(node, text);
        return OneLine(text.ToString());
    }

    public static string Of(INode node)
    {
        var text = new StringBuilder();
        Append(node, text);
        return OneLine(text.ToString());
    }

    /// <summary>Without controls, and with one blank where there is any white space.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign) && !char.IsControl(sign))
                line.Append(sign);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    private static void Append(INode node, StringBuilder text)
    {
        if (node is IText words)
            text.Append(words.Data);
        else if (node is IElement { LocalName: not ("script" or "style") } or IDocumentFragment)
        {
            foreach (var child in node.ChildNodes)
                Append(child, text);
            if (node is IElement element && (element.IsBlock() || element.LocalName == "br"))
                text.Append(' ');
        }
    }
}
