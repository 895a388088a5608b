namespace JatengPortal.News.Markup;

/// <summary>
/// Puts the marks of a paragraph so that Markdown reads them as marks: no blanks at their inner edges, none that is empty, none
/// that touches another one; where a mark would stand as text between a letter and a punctuation sign (CommonMark 0.31 §6.2), it is
/// dropped and its words stay.
/// </summary>
internal sealed class TidyRun
{
    private const int MostRounds = 8;

    // An address will stand between angle brackets.
    private const string Address = "://";

    private readonly List<InlinePart> _tidy = [];
    private readonly HashSet<InlineMark> _dropped = [];
    private readonly Dictionary<InlineMark, InlineMark> _continued = [];

    public static IReadOnlyList<InlinePart> Of(IReadOnlyList<InlinePart> paragraph)
    {
        var run = new TidyRun();
        foreach (var part in paragraph.SelectMany(SplitBlanks))
            run.Add(part);
        run.TrimEnd();
        // A mark that goes gives the ones beside it other neighbours.
        for (var round = 1; run.DropUnreadable(all: round == MostRounds); round++)
            run.RemoveDropped();
        return run._tidy;
    }

    private void RemoveDropped()
    {
        var kept = _tidy.FindAll(part => MarkOf(part) is not { } mark || !_dropped.Contains(mark));
        _tidy.Clear();
        foreach (var part in kept)
            AddJoined(part, _tidy);
    }

    // "1" and "." are a beginning of a list together, and two code spans side by side would be none.
    private static void AddJoined(InlinePart part, List<InlinePart> parts)
    {
        switch (part, parts.LastOrDefault())
        {
            case (InlineWords words, InlineWords before):
                parts[^1] = new InlineWords(before.Text + words.Text);
                break;
            case (InlineCode code, InlineCode before):
                parts[^1] = new InlineCode(before.Text + code.Text);
                break;
            default:
                parts.Add(part);
                break;
        }
    }

    private static IEnumerable<InlinePart> SplitBlanks(InlinePart part)
    {
        if (part is not InlineWords words)
            return [part];
        var text = words.Text.Trim(' ');
        if (text.Length == 0)
            return [new InlineBlank()];
        InlinePart[] before = words.Text[0] == ' ' ? [new InlineBlank()] : [];
        InlinePart[] after = words.Text[^1] == ' ' ? [new InlineBlank()] : [];
        return [.. before, new InlineWords(text), .. after];
    }

    private void Add(InlinePart part)
    {
        switch (part)
        {
            case InlineBlank or InlineBreak:
                AddSpace(part);
                break;
            case InlineOpening opening:
                Open(opening);
                break;
            case InlineClosing closing:
                Close(closing);
                break;
            default:
                AddJoined(part, _tidy);
                break;
        }
    }

    private void AddSpace(InlinePart space)
    {
        var last = _tidy.FindLastIndex(part => part is not (InlineOpening or InlineClosing));
        if (last < 0 || (_tidy[last] is InlineBlank or InlineBreak && space is InlineBlank))
            return;
        if (_tidy[last] is InlineBlank)
            _tidy[last] = space;
        else if (_tidy[last] is not InlineBreak)
            _tidy.Insert(_tidy.FindLastIndex(part => part is not InlineOpening) + 1, space);
    }

    private void Open(InlineOpening opening)
    {
        var mark = opening.Mark;
        if (mark.Kind != MarkKind.Link && _tidy is [.., InlineClosing { Mark: { Kind: not MarkKind.Link } before }])
        {
            if (before.Kind != mark.Kind)
            {
                _dropped.Add(mark);
                return;
            }

            _tidy.RemoveAt(_tidy.Count - 1);
            _continued[mark] = before;
            return;
        }

        _tidy.Add(opening);
    }

    private void Close(InlineClosing closing)
    {
        var mark = _continued.GetValueOrDefault(closing.Mark, closing.Mark);
        if (_dropped.Contains(mark))
            return;
        var spaces = new Stack<InlinePart>();
        while (_tidy is [.., InlineBlank or InlineBreak])
        {
            spaces.Push(_tidy[^1]);
            _tidy.RemoveAt(_tidy.Count - 1);
        }

        if (_tidy is [.., InlineOpening { Mark: var opened }] && opened == mark)
            _tidy.RemoveAt(_tidy.Count - 1);
        else
            _tidy.Add(new InlineClosing(mark));
        _tidy.AddRange(spaces);
    }

    private void TrimEnd()
    {
        for (var at = _tidy.Count - 1; at >= 0 && _tidy[at] is InlineBlank or InlineBreak or InlineClosing; at--)
        {
            if (_tidy[at] is not InlineClosing)
                _tidy.RemoveAt(at);
        }
    }

    private bool DropUnreadable(bool all)
    {
        var before = _dropped.Count;
        for (var at = 0; at < _tidy.Count; at++)
        {
            if (MarkOf(_tidy[at]) is not { Kind: not MarkKind.Link } mark)
                continue;
            var (left, right) = (SignBefore(at, SignOf(mark)), SignAfter(at, SignOf(mark)));
            var (inner, outer) = _tidy[at] is InlineOpening ? (right, left) : (left, right);
            var isReadable = inner != ' ' && (!MayBePunctuation(inner) || outer == ' ' || IsPunctuation(outer));
            if (!isReadable || all)
                _dropped.Add(mark);
        }

        return _dropped.Count > before;
    }

    // Marks of one sign side by side are one run of it, and what stands beside the run counts.
    private char SignBefore(int at, char own) => at == 0 ? ' ' : _tidy[at - 1] switch
    {
        InlineWords words => words.Text.LastIndexOf(Address, StringComparison.Ordinal) > words.Text.LastIndexOf(' ') ? '>' : words.Text[^1],
        InlineCode => '`',
        InlineOpening { Mark.Kind: MarkKind.Link } => '[',
        InlineClosing { Mark.Kind: MarkKind.Link } => ')',
        InlineOpening or InlineClosing => SignOf(MarkOf(_tidy[at - 1])!) is var sign && sign == own ? SignBefore(at - 1, own) : sign,
        _ => ' ',
    };

    private char SignAfter(int at, char own) => at == _tidy.Count - 1 ? ' ' : _tidy[at + 1] switch
    {
        InlineWords words => words.Text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? '<' : words.Text[0],
        InlineCode => '`',
        InlineOpening { Mark.Kind: MarkKind.Link } => '[',
        InlineClosing { Mark.Kind: MarkKind.Link } => ']',
        InlineOpening or InlineClosing => SignOf(MarkOf(_tidy[at + 1])!) is var sign && sign == own ? SignAfter(at + 1, own) : sign,
        _ => ' ',
    };

    private static char SignOf(InlineMark mark) => mark.Kind == MarkKind.Deleted ? '~' : '*';

    // Which signs count differs between versions of CommonMark; so what might count is taken to, where that is the careful answer.
    private static bool MayBePunctuation(char sign) => char.IsPunctuation(sign) || char.IsSymbol(sign) || char.IsSurrogate(sign);

    private static bool IsPunctuation(char sign) => char.IsAscii(sign) && char.IsPunctuation(sign);

    private static InlineMark? MarkOf(InlinePart part) => part switch
    {
        InlineOpening opening => opening.Mark,
        InlineClosing closing => closing.Mark,
        _ => null,
    };
}
