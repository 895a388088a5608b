using System.Globalization;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Circulars.Numbers;

/// <summary>
/// How an agency writes its numbers: text with <c>{klasifikasi}</c>, <c>{nomor}</c>, <c>{unit}</c>, <c>{bulan}</c> (I to XII) and
/// <c>{tahun}</c>, such as <c>{klasifikasi}/{nomor}/{unit}/{tahun}</c>.
/// </summary>
/// <remarks>A pattern that could give one number twice is refused when it is read, so that the book never has to find out.</remarks>
public sealed partial record NumberPattern
{
    private const string Classification = "{klasifikasi}";
    private const string Running = "{nomor}";
    private const string Unit = "{unit}";
    private const string Month = "{bulan}";
    private const string Year = "{tahun}";
    private static readonly string[] Known = [Classification, Running, Unit, Month, Year];
    private static readonly string[] Months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    private NumberPattern(string text, bool restarts) => (Text, Restarts) = (text, restarts);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Whether counting begins anew each year.</summary>
    public bool Restarts { get; }

    /// <param name="text">The pattern.</param>
    /// <param name="restarts">Whether counting begins anew each year.</param>
    /// <exception cref="RuleViolationException">
    /// <c>circular.pattern</c>: too long, or with what is no part; <c>circular.pattern-repeats</c>: without the running number or, where
    /// counting begins anew, without the year; <c>circular.pattern-ambiguous</c>: two figures without anything between them, so that
    /// 1 and 12024 look like 11 and 2024
    /// </exception>
    public static NumberPattern Parse(string text, bool restarts = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = Part().Matches(text).Select(match => match.Value).ToList();
        var literal = Part().Replace(text, "");
        if (text.Length is 0 or > 80 || literal.Any(letter => letter is '{' or '}') || parts.Exists(part => !Known.Contains(part)))
            throw new RuleViolationException("circular.pattern", $"A pattern is text with {string.Join(", ", Known)}.");
        if (!LetterNumber.TryParse(literal + "1", out _))
            throw new RuleViolationException("circular.pattern", "Between its parts a pattern has letters, digits, spaces and ./-() alone.");
        if (parts.Count(part => part == Running) != 1)
            throw new RuleViolationException("circular.pattern-repeats", $"Without {Running}, once, every letter would have the same number.");
        if (restarts && !parts.Contains(Year))
            throw new RuleViolationException("circular.pattern-repeats", $"Counting begins anew each year, so the pattern needs {Year}.");
        if (Ambiguous().IsMatch(text))
            throw new RuleViolationException("circular.pattern-ambiguous", "Parts of a number need a sign between them, such as /.");
        return new NumberPattern(text, restarts);
    }

    /// <summary>The number that the counter gives.</summary>
    /// <param name="counter">1, 2, 3 …</param>
    /// <param name="classification">The letter's code.</param>
    /// <param name="unit">The agency's own sign.</param>
    /// <param name="date">Of the letter.</param>
    public LetterNumber Number(int counter, string classification, string unit, DateOnly date) => LetterNumber.Parse(Text
        .Replace(Classification, classification, StringComparison.Ordinal)
        .Replace(Running, counter.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(Unit, unit, StringComparison.Ordinal)
        .Replace(Month, Months[date.Month - 1], StringComparison.Ordinal)
        .Replace(Year, date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>The counter that gave a number; null where this pattern gives no such number.</summary>
    /// <param name="number">As printed.</param>
    /// <param name="unit">The agency's own sign.</param>
    public int? CounterOf(LetterNumber number, string unit)
    {
        var shape = Regex.Escape(Text).Replace(Regex.Escape(Classification), ".+", StringComparison.Ordinal)
            .Replace(Regex.Escape(Running), "(?<counter>[1-9][0-9]{0,8})", StringComparison.Ordinal)
            .Replace(Regex.Escape(Unit), Regex.Escape(unit), StringComparison.Ordinal)
            .Replace(Regex.Escape(Month), "[IVX]+", StringComparison.Ordinal)
            .Replace(Regex.Escape(Year), "[0-9]{4}", StringComparison.Ordinal);
        var match = Regex.Match(number.Value, $@"^{shape}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return match.Success ? int.Parse(match.Groups["counter"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Whether the number can't be written before a classification code is chosen.</summary>
    public bool NeedsClassification => Text.Contains(Classification, StringComparison.Ordinal);

    /// <summary>What two patterns share that would give the same numbers from two counters.</summary>
    internal string ShapeWith(string unit) => LetterNumber.Parse("0" + Text.Replace(Unit, unit, StringComparison.Ordinal)
        .Replace('{', '(').Replace('}', ')')).Key;

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Part();

    // Two parts that touch, or a digit that touches the running number or the year; what stands for letters alone may touch letters.
    [GeneratedRegex(@"\}\{|[0-9]\{(nomor|tahun|klasifikasi)\}|\{(nomor|tahun|klasifikasi)\}[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Ambiguous();
}
