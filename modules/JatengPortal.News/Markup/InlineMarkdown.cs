using System.Text;

namespace JatengPortal.News.Markup;

/// <summary>Where a run of text stands.</summary>
internal enum InlinePlace
{
    /// <summary>In a paragraph, which may have lines.</summary>
    Paragraph,

    /// <summary>In a heading.</summary>
    Heading,

    /// <summary>In a table.</summary>
    Cell,
}

/// <summary>Writes one paragraph as Markdown.</summary>
internal sealed class InlineMarkdown
{
    private readonly StringBuilder _written = new();
    private readonly InlinePlace _place;
    private readonly Stack<(InlineMark Mark, int Start, StringBuilder Words)> _links = new();
    private bool _startsLine = true;

    private InlineMarkdown(InlinePlace place) => _place = place;

    /// <summary>Empty where there is nothing to see.</summary>
    public static string Write(IReadOnlyList<InlinePart> paragraph, InlinePlace place)
    {
        var markdown = new InlineMarkdown(place);
        foreach (var part in TidyRun.Of(paragraph))
            markdown.Write(part);
        return markdown._written.ToString().Trim();
    }

    private void Write(InlinePart part)
    {
        switch (part)
        {
            case InlineWords words:
                WriteWords(words.Text);
                break;
            case InlineCode code when CannotBeCode(code.Text):
                WriteWords(code.Text);
                break;
            case InlineCode code:
                WriteCode(code.Text);
                break;
            case InlineBlank:
                _written.Append(' ');
                break;
            case InlineBreak:
                _written.Append(_place == InlinePlace.Paragraph ? "\\\n" : " ");
                _startsLine = _place == InlinePlace.Paragraph;
                break;
            case InlineOpening { Mark.Kind: MarkKind.Link } opening:
                _links.Push((opening.Mark, _written.Length, new StringBuilder()));
                _startsLine = false;
                break;
            case InlineClosing { Mark.Kind: MarkKind.Link }:
                CloseLink();
                break;
            case InlineOpening { Mark.Kind: var kind }:
                Append(SignOf(kind));
                break;
            case InlineClosing { Mark.Kind: var kind }:
                Append(SignOf(kind));
                break;
        }
    }

    // In a table, a bar ends the cell even there; behind an escaped backtick, code wouldn't begin.
    private bool CannotBeCode(string code) =>
        (_place == InlinePlace.Cell && code.Contains('|', StringComparison.Ordinal)) || (_written.Length > 0 && _written[^1] == '`');

    private void WriteWords(string words)
    {
        if (_links.TryPeek(out var link))
            link.Words.Append(words);
        Append(link.Mark is not null ? MarkdownText.EscapeInLink(words)
            : _startsLine ? MarkdownText.Escape(words)
            : MarkdownText.EscapeInside(words));
    }

    /// <summary>One backtick more than stand together anywhere in the code (CommonMark 0.31 §6.1).</summary>
    public static string FenceAround(string code, int atLeast)
    {
        var longest = 0;
        for (int at = 0, run = 0; at < code.Length; at++)
            longest = Math.Max(longest, run = code[at] == '`' ? run + 1 : 0);
        return new string('`', Math.Max(atLeast, longest + 1));
    }

    private void WriteCode(string code)
    {
        var fence = FenceAround(code, atLeast: 1);
        var pad = code[0] == '`' || code[^1] == '`' ? " " : "";
        Append($"{fence}{pad}{code}{pad}{fence}");
    }

    private void CloseLink()
    {
        var (mark, start, words) = _links.Pop();
        var text = _written.ToString(start, _written.Length - start);
        _written.Length = start;
        var address = mark.Address!;
        if (words.ToString() == address && address.StartsWith("http", StringComparison.Ordinal))
        {
            Append($"<{address}>");
            return;
        }

        // "!" and a link would be a picture.
        if (_written.Length > 0 && _written[^1] == '!')
            _written.Insert(_written.Length - 1, '\\');
        Append($"[{text}]{BodyLinks.Write(address)}");
    }

    private void Append(string markdown)
    {
        _written.Append(markdown);
        _startsLine = false;
    }

    private static string SignOf(MarkKind kind) => kind switch
    {
        MarkKind.Strong => "**",
        MarkKind.Emphasis => "*",
        _ => "~~",
    };
}
