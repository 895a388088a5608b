using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>The running text of a body, cut at a word.</summary>
internal static class Excerpt
{
    public static string Of(MarkdownDocument document, int maxLength)
    {
        var text = new StringBuilder();
        Collect(document, maxLength, text, block => block is ParagraphBlock);
        if (text.Length == 0)
            Collect(document, maxLength, text, block => block is HeadingBlock);

        return Cut(text.ToString(), maxLength);
    }

    private static void Collect(ContainerBlock container, int maxLength, StringBuilder text, Func<LeafBlock, bool> isWanted)
    {
        foreach (var block in container)
        {
            if (text.Length > maxLength)
                return;

            if (block is ContainerBlock inner and not Table)
                Collect(inner, maxLength, text, isWanted);
            else if (block is LeafBlock leaf && isWanted(leaf))
                AppendWords(InlineText.Of(leaf.Inline, InlineText.Pictures.LeftOut), text);
        }
    }

    private static void AppendWords(string words, StringBuilder text)
    {
        var betweenWords = text.Length > 0;
        foreach (var character in words)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                betweenWords = text.Length > 0;
                continue;
            }

            if (betweenWords)
            {
                text.Append(' ');
                betweenWords = false;
            }

            text.Append(character);
        }
    }

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;

        var end = text.LastIndexOf(' ', maxLength - 1);
        if (end < maxLength / 2) // one endless word: cut through it, but not through a surrogate pair
        {
            end = maxLength - 1;
            end -= end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        }

        return text[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—', '(', '"', '“') + "…";
    }
}
