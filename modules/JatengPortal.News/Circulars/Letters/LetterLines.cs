using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Circulars.Letters;

/// <summary>Bounds of what is printed line by line.</summary>
internal static class LetterLines
{
    public const int MostOfAList = 100;
    public const int LongestOfAList = 500;

    /// <exception cref="RuleViolationException"><c>circular.line</c></exception>
    public static void RequireLine(string? text, int longest)
    {
        if (text is not null && !IsLine(text, longest))
            throw new RuleViolationException("circular.line", $"A line has 1 to {longest} characters.");
    }

    /// <exception cref="RuleViolationException"><c>circular.list-too-long</c>, <c>circular.line</c></exception>
    public static void RequireList(IReadOnlyList<string> lines)
    {
        if (lines.Count > MostOfAList)
            throw new RuleViolationException("circular.list-too-long", $"A list of a circular has at most {MostOfAList} lines.");
        foreach (var line in lines)
            RequireLine(line, LongestOfAList);
    }

    private static bool IsLine(string text, int longest) => text.Length <= longest && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
