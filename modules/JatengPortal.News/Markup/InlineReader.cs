using AngleSharp.Dom;

namespace JatengPortal.News.Markup;

/// <summary>Gathers the text of elements that stand within a line.</summary>
/// <param name="links">Completes and judges addresses.</param>
/// <param name="leftOut">Told of what isn't taken over.</param>
/// <param name="keepLines">Whether ends of lines mean something (text of the classic editor).</param>
internal sealed class InlineReader(BodyLinks links, LeftOut leftOut, bool keepLines)
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉";

    public void Read(INode node, InlineRun run)
    {
        if (node is IText text)
            run.AddText(text.Data, keepLines);
        else if (node is IElement element && !element.LeaveOut(leftOut))
            ReadElement(element, run);
    }

    public void ReadChildren(INode node, InlineRun run)
    {
        foreach (var child in node.ChildNodes)
            Read(child, run);
    }

    private void ReadElement(IElement element, InlineRun run)
    {
        switch (element.LocalName)
        {
            case "br":
                run.AddBreak();
                break;
            case "strong" or "b":
                ReadMarked(element, run, MarkKind.Strong);
                break;
            case "em" or "i" or "cite" or "dfn" or "var":
                ReadMarked(element, run, MarkKind.Emphasis);
                break;
            case "del" or "s" or "strike":
                ReadMarked(element, run, MarkKind.Deleted);
                break;
            case "code" or "kbd" or "samp" or "tt":
                run.AddCode(PlainText.Of(element));
                break;
            case "sup" or "sub" when PlainText.Of(element) is { Length: > 0 } digits && digits.All(char.IsAsciiDigit):
                var signs = element.LocalName == "sup" ? Raised : Lowered;
                run.AddText(string.Concat(digits.Select(digit => signs[digit - '0'])), keepLines: false);
                break;
            case "q":
                run.AddText("“", keepLines: false);
                ReadChildren(element, run);
                run.AddText("”", keepLines: false);
                break;
            case "a":
                ReadLink(element, run);
                break;
            case "iframe":
                ReadFrame(element, run);
                break;
            default:
                ReadPart(element, run);
                break;
        }
    }

    // Elements that are no part of a line meet here only inside of cells and headings: their words must not run together.
    private void ReadPart(IElement element, InlineRun run)
    {
        var isBlock = element.IsBlock();
        if (isBlock)
            run.AddText(" ", keepLines: false);
        ReadChildren(element, run);
        if (isBlock)
            run.AddText(" ", keepLines: false);
    }

    private void ReadMarked(IElement element, InlineRun run, MarkKind kind)
    {
        var mark = run.Open(kind);
        ReadChildren(element, run);
        run.Close(mark);
    }

    private void ReadLink(IElement element, InlineRun run)
    {
        var address = element.HasAttribute("href") ? links.Read(element) : null;
        if (address is null)
        {
            ReadChildren(element, run);
            return;
        }

        var hasWords = PlainText.Of(element).Length > 0;
        var mark = run.Open(MarkKind.Link, address);
        ReadChildren(element, run);
        // Around a picture that was left out, the address says at least where the link led; to the same picture in large, nothing.
        if (!hasWords && element.HoldsPicture() && !BodyLinks.IsImage(address))
            run.AddText(address, keepLines: false);
        run.Close(mark);
    }

    private void ReadFrame(IElement frame, InlineRun run)
    {
        if (frame.IsHidden() || IsPixel(frame) || links.ReadEmbedded(frame.GetAttribute("src")) is not { } address)
        {
            leftOut.Add(LeftOut.Embeds, frame.GetAttribute("src"));
            return;
        }

        leftOut.Add(LeftOut.EmbedLinks, address);
        var mark = run.Open(MarkKind.Link, address);
        var title = PlainText.OneLine(frame.GetAttribute("title") ?? "");
        run.AddText(title.Length > 0 ? title : address, keepLines: false);
        run.Close(mark);
    }

    // One pixel wide: it counted readers.
    private static bool IsPixel(IElement frame) => frame.GetAttribute("width") is "0" or "1" || frame.GetAttribute("height") is "0" or "1";
}
