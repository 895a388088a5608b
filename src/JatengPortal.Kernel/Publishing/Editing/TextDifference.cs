using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Model;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>What became of a piece of text.</summary>
public enum DifferenceKind
{
    /// <summary>Stands in both.</summary>
    Same,

    /// <summary>Stands in the earlier one alone.</summary>
    Gone,

    /// <summary>Stands in the later one alone.</summary>
    New,
}

/// <summary>A piece of two texts that were compared.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">With its white space: the pieces that are not new, one after the other, are the earlier text.</param>
public sealed record DifferencePiece(DifferenceKind Kind, string Text);

/// <summary>
/// Compares two texts, first by lines, then word by word where lines differ. Comparing costs the length times the number of differences,
/// so what differs in too many lines or words is shown as replaced as a whole.
/// </summary>
public static partial class TextDifference
{
    private const int MostLines = 3_000;
    private const int MostWords = 3_000;

    /// <summary>The pieces in the order of the later text; neighbours are never of one kind.</summary>
    public static IReadOnlyList<DifferencePiece> Of(string before, string after)
    {
        var pieces = new List<DifferencePiece>();
        // Most of two editions is the same at the beginning and at the end; what is between is what is compared.
        var (old, present) = (LinesOf(before), LinesOf(after));
        var start = 0;
        while (start < old.Length && start < present.Length && old[start] == present[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < present.Length - start && old[^(end + 1)] == present[^(end + 1)])
            end++;
        Add(pieces, DifferenceKind.Same, string.Concat(old[..start]));
        CompareLines(pieces, old[start..^end], present[start..^end]);
        Add(pieces, DifferenceKind.Same, string.Concat(old[^end..]));
        return pieces;
    }

    private static void CompareLines(List<DifferencePiece> pieces, string[] old, string[] present)
    {
        if (old.Length + present.Length > MostLines)
        {
            Replace(pieces, string.Concat(old), string.Concat(present));
            return;
        }

        var result = new Differ().CreateCustomDiffs(string.Concat(old), string.Concat(present), ignoreWhiteSpace: false, LinesOf);
        Walk(
            result,
            same => Add(pieces, DifferenceKind.Same, same),
            (gone, added) => CompareWords(pieces, gone, added));
    }

    private static void CompareWords(List<DifferencePiece> pieces, string gone, string added)
    {
        if (gone.Length == 0 || added.Length == 0 || gone.Length + added.Length > MostWords * 20)
        {
            Replace(pieces, gone, added);
            return;
        }

        if (Word().Count(gone) + Word().Count(added) > MostWords)
        {
            Replace(pieces, gone, added);
            return;
        }

        Walk(
            new Differ().CreateCustomDiffs(gone, added, ignoreWhiteSpace: false, WordsOf),
            same => Add(pieces, DifferenceKind.Same, same),
            (removed, inserted) => Replace(pieces, removed, inserted));
    }

    private static void Walk(DiffResult result, Action<string> same, Action<string, string> differs)
    {
        var (old, present) = (result.PiecesOld, result.PiecesNew);
        var at = 0;
        foreach (var block in result.DiffBlocks)
        {
            same(string.Concat(old.Skip(at).Take(block.DeleteStartA - at)));
            differs(
                string.Concat(old.Skip(block.DeleteStartA).Take(block.DeleteCountA)), string.Concat(present.Skip(block.InsertStartB).Take(block.InsertCountB)));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        same(string.Concat(old.Skip(at)));
    }

    private static void Replace(List<DifferencePiece> pieces, string gone, string added)
    {
        Add(pieces, DifferenceKind.Gone, gone);
        Add(pieces, DifferenceKind.New, added);
    }

    private static void Add(List<DifferencePiece> pieces, DifferenceKind kind, string text)
    {
        if (text.Length == 0)
            return;
        if (pieces.Count > 0 && pieces[^1].Kind == kind)
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
        else
            pieces.Add(new DifferencePiece(kind, text));
    }

    private static string[] LinesOf(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
            lines[i] += "\n";
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static string[] WordsOf(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    // Words, white space, and every other sign by itself: together they are the text.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+|\s+|.", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
