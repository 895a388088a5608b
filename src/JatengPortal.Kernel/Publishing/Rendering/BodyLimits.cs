using System.Buffers;
using System.Text;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>What is refused before it is parsed, since a few kilobytes of hostile Markdown can keep the parser busy for minutes.</summary>
/// <remarks>
/// Markdig bounds nesting but not repetition: it looks from each bracket, emphasis mark and bare address to the end of the
/// paragraph, makes as many cells of every table row as the head has, and handles underlined headings in time quadratic in the lines.
/// </remarks>
internal static class BodyLimits
{
    private const int MaxLines = 20_000;
    private const int MaxBarsInLine = 64;

    // Characters that may be looked at from such starts, over all paragraphs: three seconds of one core at worst. A table of a
    // thousand organisations, each with a link and a name in bold, stays below it.
    private const long MaxLooks = 400_000_000;

    private static readonly SearchValues<char> Starts = SearchValues.Create("[*_");

    public static void Check(string markdown)
    {
        if (markdown.Length > MarkdownRenderer.MaxBodyBytes || Encoding.UTF8.GetByteCount(markdown) > MarkdownRenderer.MaxBodyBytes)
            throw TooLong();

        var lines = 0;
        long looks = 0, length = 0, starts = 0; // of the paragraph so far
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (++lines > MaxLines || line.Count('|') > MaxBarsInLine)
                throw TooComplex();

            if (line.IsWhiteSpace() || IsListItem(line))
            {
                looks += length * starts;
                (length, starts) = (0, 0);
            }

            length += line.Length;
            starts += CountStarts(line);
        }

        if (looks + (length * starts) > MaxLooks)
            throw TooComplex();
    }

    public static RuleViolationException TooLong() =>
        new("content.body-too-long", "The body is longer than 1 MB; split it, or attach it as a file.");

    public static RuleViolationException TooComplex() =>
        new("content.body-too-complex", "The body nests or repeats Markdown more than can be rendered; simplify it, or attach it as a file.");

    // A bullet with text ends the paragraph above it wherever it stands (CommonMark 0.31 §5.3); a number often doesn't.
    private static bool IsListItem(ReadOnlySpan<char> line)
    {
        var item = line.TrimStart(' ');
        return line.Length - item.Length <= 3 && item is ['-' or '*' or '+', ' ', ..] && !item[2..].IsWhiteSpace();
    }

    private static int CountStarts(ReadOnlySpan<char> line)
    {
        var starts = (3 * line.Count("://")) + line.Count("~~"); // an address is looked at three times
        var previous = '\0';
        for (var at = line.IndexOfAny(Starts); at >= 0; at = line.IndexOfAny(Starts))
        {
            starts += at > 0 || line[at] != previous || line[at] == '[' ? 1 : 0; // "**" is one mark, "[[" are two brackets
            previous = line[at];
            line = line[(at + 1)..];
        }

        return starts;
    }
}
