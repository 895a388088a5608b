using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Markup;

/// <summary>
/// Turns the HTML of a body into Markdown: paragraphs, headings, lists, quotations, tables, links, emphasis. Everything else is
/// left out and told of; text is never lost with an element that isn't known.
/// </summary>
internal sealed class HtmlBody
{
    private const int LongestBlock = 2 * MarkdownRenderer.MaxBodyBytes;
    private const int LastNumber = 999_999;

    private readonly LeftOut _leftOut;
    private readonly InlineReader _inlines;

    private HtmlBody(Uri? page, LeftOut leftOut, bool keepLines)
    {
        _leftOut = leftOut;
        _inlines = new InlineReader(new BodyLinks(page, leftOut), leftOut, keepLines);
    }

    /// <param name="html">As the editor stored it.</param>
    /// <param name="page">Where it stood, to complete short addresses; null where that isn't known.</param>
    /// <param name="leftOut">Told of what wasn't taken over.</param>
    /// <returns>Markdown; empty where no text is left.</returns>
    /// <exception cref="RuleViolationException"><c>import.html-too-complex</c></exception>
    public static string ToMarkdown(string html, Uri? page, LeftOut leftOut)
    {
        var text = Shortcodes.TakeOut(HtmlComments.TakeOut(html, leftOut), leftOut);
        var body = new HtmlBody(page, leftOut, keepLines: !HtmlComments.HasBlocks(html));
        return Join(body.BlocksOf(ParsedHtml.Parse(text)), "\n\n");
    }

    private List<string> BlocksOf(IEnumerable<INode> nodes)
    {
        var blocks = new List<string>();
        var run = new InlineRun();
        foreach (var node in nodes)
        {
            if (node is not IElement element || !(element.IsBlock() || element.HoldsBlocks()))
            {
                _inlines.Read(node, run);
                continue;
            }

            AddParagraphs(run, blocks);
            run = new InlineRun();
            if (!element.LeaveOut(_leftOut))
                AddBlock(element, blocks);
        }

        AddParagraphs(run, blocks);
        return blocks;
    }

    private static void AddParagraphs(InlineRun run, List<string> blocks)
    {
        if (run.IsEmpty)
            return;
        foreach (var paragraph in run.Paragraphs())
        {
            if (InlineMarkdown.Write(paragraph, InlinePlace.Paragraph) is { Length: > 0 } text)
                blocks.Add(text);
        }
    }

    private void AddBlock(IElement element, List<string> blocks)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                AddHeading(element, blocks);
                break;
            case "ul" or "ol" or "menu" or "dir":
                AddList(element, blocks);
                break;
            case "blockquote" when BlocksOf(element.ChildNodes) is { Count: > 0 } quoted:
                blocks.Add(Prefix(quoted, "> ", "> "));
                break;
            case "pre" or "xmp" or "listing":
                AddCode(element, blocks);
                break;
            case "hr":
                blocks.Add("* * *");
                break;
            case "table" when HtmlTable.Write(element, LineOf) is { } table:
                blocks.Add(table);
                break;
            case "figcaption" when element.ParentElement!.HoldsPicture():
                _leftOut.Add(LeftOut.Captions, PlainText.Of(element));
                break;
            case "p" or "dd" when element.ClassList.Contains("wp-caption-text"):
                _leftOut.Add(LeftOut.Captions, PlainText.Of(element));
                break;
            case "blockquote":
                break;
            case "div" when element.ClassList.Contains("wp-block-embed__wrapper"):
                _leftOut.Add(LeftOut.EmbedLinks, PlainText.Of(element));
                goto default;
            case "a":
                if (element.HasAttribute("href"))
                    _leftOut.Add(LeftOut.LinksAroundBlocks, element.GetAttribute("href"));
                goto default;
            default:
                blocks.AddRange(BlocksOf(element.ChildNodes));
                break;
        }
    }

    private void AddHeading(IElement element, List<string> blocks)
    {
        var text = LineOf(element, InlinePlace.Heading);
        if (text.Length == 0)
            return;
        // A number sign at the end would be read as decoration.
        if (text[^1] == '#')
            text = text.Insert(text.Length - 1, "\\");
        blocks.Add($"{new string('#', element.LocalName[1] - '0')} {text}");
    }

    private string LineOf(IElement element, InlinePlace place)
    {
        var run = new InlineRun();
        // Line ends are blanks here, whatever editor wrote them.
        _inlines.ReadChildren(element, run);
        var paragraphs = run.Paragraphs().Select(paragraph => InlineMarkdown.Write(paragraph, place));
        return string.Join(' ', paragraphs.Where(text => text.Length > 0));
    }

    private void AddList(IElement list, List<string> blocks)
    {
        var isNumbered = list.LocalName == "ol";
        // Two lists with the same sign, one below the other, would be one.
        var isSecond = blocks is [.., { } above] && (isNumbered ? char.IsAsciiDigit(above[0]) : above.StartsWith("- ", StringComparison.Ordinal));
        var number = FirstNumberOf(list);
        var items = new List<string>();
        var isTight = true;
        foreach (var blocksOfItem in ItemsOf(list).Select(item => BlocksOf(item)).Where(item => item.Count > 0))
        {
            var sign = (isNumbered, isSecond) switch
            {
                (true, _) => string.Create(CultureInfo.InvariantCulture, $"{number++}{(isSecond ? ')' : '.')} "),
                (_, true) => "* ",
                _ => "- ",
            };
            isTight &= blocksOfItem.Count == 1 || (blocksOfItem.Count == 2 && IsList(blocksOfItem[1]));
            items.Add(Prefix(blocksOfItem, sign, new string(' ', sign.Length), isTight ? "\n" : "\n\n"));
        }

        if (items.Count > 0)
            blocks.Add(Join(items, isTight ? "\n" : "\n\n"));
    }

    private static int FirstNumberOf(IElement list) =>
        int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start <= LastNumber
            ? start
            : 1;

    // A list directly inside of a list belongs to the item above it, as every browser shows it.
    private static List<List<INode>> ItemsOf(IElement list)
    {
        var items = new List<List<INode>>();
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item)
                items.Add([.. item.ChildNodes]);
            else if (items.Count > 0)
                items[^1].Add(child);
            else if (child is IElement || !string.IsNullOrWhiteSpace(child.TextContent))
                items.Add([child]);
        }

        return items;
    }

    private static void AddCode(IElement element, List<string> blocks)
    {
        var text = new StringBuilder();
        CollectLines(element, text);
        var code = text.ToString().Trim('\n').TrimEnd();
        if (code.Length == 0)
            return;
        var fence = InlineMarkdown.FenceAround(code, atLeast: 3);
        blocks.Add($"{fence}\n{code}\n{fence}");
    }

    private static void CollectLines(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(string.Concat(words.Data.Where(sign => sign is '\n' or '\t' || !char.IsControl(sign))));
            else if (child is IElement { LocalName: "br" })
                text.Append('\n');
            else
                CollectLines(child, text);
        }
    }

    private static bool IsList(string block) =>
        block.StartsWith("- ", StringComparison.Ordinal) || block.StartsWith("* ", StringComparison.Ordinal)
        // A list that begins with another number doesn't end the line above it (CommonMark 0.31 §5.3).
        || block.StartsWith("1. ", StringComparison.Ordinal) || block.StartsWith("1) ", StringComparison.Ordinal);

    private static string Prefix(List<string> blocks, string first, string others, string between = "\n\n")
    {
        var lines = Join(blocks, between).Split('\n');
        return Join(lines.Select((line, at) => (at == 0 ? first : line.Length == 0 ? others.TrimEnd() : others) + line), "\n");
    }

    // Each level of quotations and lists writes its sign before every line again.
    private static string Join(IEnumerable<string> blocks, string between)
    {
        var joined = new StringBuilder();
        foreach (var block in blocks)
        {
            if (joined.Length > 0)
                joined.Append(between);
            if (joined.Append(block).Length > LongestBlock)
                throw ParsedHtml.TooComplex("is longer than a body may be");
        }

        return joined.ToString();
    }
}
