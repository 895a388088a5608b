using System.Text;

namespace JatengPortal.News.Markup;

/// <summary>
/// A run of text with its emphasis and links, gathered from the elements of a paragraph and written as Markdown afterwards: only
/// when all of it is known can be said what a mark means beside its neighbours.
/// </summary>
internal sealed class InlineRun
{
    private readonly List<InlinePart> _parts = [];
    private readonly List<InlineMark> _open = [];
    private readonly StringBuilder _text = new();
    private bool _endsInBlank = true;

    /// <summary>Whether nothing of it would be seen.</summary>
    public bool IsEmpty => _text.Length == 0 && !_parts.Exists(part => part is InlineWords or InlineCode);

    /// <param name="text">As it stands in the file.</param>
    /// <param name="keepLines">Whether the ends of lines mean something: one a new line, two a new paragraph.</param>
    public void AddText(string text, bool keepLines)
    {
        var lineEnds = 0;
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign) && !char.IsControl(sign) && sign != '\ufeff')
            {
                EndLines(lineEnds);
                lineEnds = 0;
                _text.Append(sign);
                _endsInBlank = false;
                continue;
            }

            lineEnds += keepLines && sign == '\n' ? 1 : 0;
            if (!_endsInBlank)
                _text.Append(' ');
            _endsInBlank = true;
        }

        EndLines(lineEnds);
    }

    public void AddCode(string code)
    {
        code = PlainText.OneLine(code);
        if (code.Length > 0)
            Add(new InlineCode(code));
    }

    public void AddBreak() => Add(new InlineBreak(IsElement: true));

    /// <summary>Opens a mark; one that is open already changes nothing.</summary>
    /// <returns>What <see cref="Close"/> takes; null where nothing was opened.</returns>
    public InlineMark? Open(MarkKind kind, string? address = null)
    {
        if (_open.Exists(mark => mark.Kind == kind))
            return null;
        var mark = new InlineMark(kind, address);
        FlushText();
        _parts.Add(new InlineOpening(mark));
        _open.Add(mark);
        return mark;
    }

    public void Close(InlineMark? mark)
    {
        if (mark is null)
            return;
        FlushText();
        _parts.Add(new InlineClosing(mark));
        _open.Remove(mark);
    }

    /// <summary>The paragraphs, each with all its marks closed.</summary>
    public IEnumerable<IReadOnlyList<InlinePart>> Paragraphs()
    {
        FlushText();
        var paragraph = new List<InlinePart>();
        var open = new List<InlineMark>();
        for (var at = 0; at < _parts.Count; at++)
        {
            var breaks = 0;
            while (at + breaks < _parts.Count && _parts[at + breaks] is InlineBreak)
                breaks++;
            if (breaks < 2)
            {
                Follow(_parts[at], open);
                paragraph.Add(_parts[at]);
                continue;
            }

            at += breaks - 1;
            yield return [.. paragraph, .. Enumerable.Reverse(open).Select(mark => new InlineClosing(mark))];
            open = open.ConvertAll(mark => new InlineMark(mark.Kind, mark.Address) { Continues = mark.Continues ?? mark });
            paragraph = [.. open.Select(mark => new InlineOpening(mark))];
        }

        yield return paragraph;
    }

    // The closing part still names the mark of the first paragraph that it was opened in.
    private static void Follow(InlinePart part, List<InlineMark> open)
    {
        if (part is InlineOpening opening)
            open.Add(opening.Mark);
        else if (part is InlineClosing closing && open.FindIndex(mark => mark.IsOrContinues(closing.Mark)) is var at and >= 0)
        {
            closing.Mark = open[at];
            open.RemoveAt(at);
        }
    }

    private void EndLines(int count)
    {
        // A br at the end of a line is one new line, not two.
        if (count == 1 && _text.Length == 0 && _parts is [.., InlineBreak { IsElement: true }])
            return;
        for (; count > 0; count--)
            Add(new InlineBreak(IsElement: false));
    }

    private void Add(InlinePart part)
    {
        FlushText();
        _parts.Add(part);
        _endsInBlank = part is InlineBreak;
    }

    private void FlushText()
    {
        if (_text.Length > 0)
            _parts.Add(new InlineWords(_text.ToString()));
        _text.Clear();
    }
}

internal enum MarkKind
{
    Strong,
    Emphasis,
    Deleted,
    Link,
}

/// <param name="kind">What it does.</param>
/// <param name="address">Of a link.</param>
internal sealed class InlineMark(MarkKind kind, string? address)
{
    public MarkKind Kind => kind;

    public string? Address => address;

    /// <summary>The same mark in the paragraph that it was opened in.</summary>
    public InlineMark? Continues { get; init; }

    public bool IsOrContinues(InlineMark other) => ReferenceEquals(this, other) || ReferenceEquals(Continues, other);
}

internal abstract record InlinePart;

internal sealed record InlineWords(string Text) : InlinePart;

internal sealed record InlineCode(string Text) : InlinePart;

/// <param name="IsElement">Whether a br stood there, and not only the end of a line.</param>
internal sealed record InlineBreak(bool IsElement) : InlinePart;

internal sealed record InlineBlank : InlinePart;

internal sealed record InlineOpening(InlineMark Mark) : InlinePart;

internal sealed record InlineClosing(InlineMark Mark) : InlinePart
{
    public InlineMark Mark { get; set; } = Mark;
}
