using System.Text;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>What is refused before it is parsed, since a few kilobytes of hostile Markdown can keep the parser busy for minutes.</summary>
/// <remarks>
/// Markdig bounds nesting but not repetition: it looks from each <c>[</c> and each bare address to the end of the paragraph, makes
/// as many cells of every table row as the head has, and handles underlined headings in time quadratic in the lines.
/// </remarks>
internal static class BodyLimits
{
    private const int MaxLines = 20_000;
    private const int MaxBarsInLine = 64;

    // Characters that may be looked at from brackets and addresses, over all paragraphs: a second or two at worst. A table of a
    // thousand organisations with a link each stays below it.
    private const long MaxLooks = 100_000_000;

    public static void Check(string markdown)
    {
        if (markdown.Length > MarkdownRenderer.MaxBodyBytes || Encoding.UTF8.GetByteCount(markdown) > MarkdownRenderer.MaxBodyBytes)
        {
            throw TooLong();
        }

        var lines = 0;
        long looks = 0, paragraphLength = 0, paragraphStarts = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (++lines > MaxLines || line.Count('|') > MaxBarsInLine)
            {
                throw TooComplex();
            }

            if (line.IsWhiteSpace())
            {
                looks += paragraphLength * paragraphStarts;
                (paragraphLength, paragraphStarts) = (0, 0);
            }
            else
            {
                paragraphLength += line.Length;
                paragraphStarts += line.Count('[') + line.Count("://");
            }
        }

        if (looks + (paragraphLength * paragraphStarts) > MaxLooks)
        {
            throw TooComplex();
        }
    }

    public static RuleViolationException TooLong() =>
        new("content.body-too-long", "The body is longer than 1 MB; split it, or attach it as a file.");

    public static RuleViolationException TooComplex() =>
        new("content.body-too-complex", "The body nests or repeats Markdown more than can be rendered; simplify it, or attach it as a file.");
}
