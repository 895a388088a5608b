using System.Diagnostics.CodeAnalysis;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Circulars.Numbers;

/// <summary>The number of a letter as printed, such as <c>100.2.7/2944/SJ</c>: 1 to 100 printable characters, unique in an agency.</summary>
public sealed record LetterNumber
{
    private const int MaxLength = 100;

    private LetterNumber(string value) => Value = value;

    /// <summary>As printed, without spaces around it.</summary>
    public string Value { get; }

    /// <summary>What two spellings of one number share: no spaces, capitals.</summary>
    public string Key => string.Concat(Value.Where(letter => letter != ' ')).ToUpperInvariant();

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LetterNumber? number)
    {
        var printed = text?.Trim();
        var isNumber = printed is { Length: > 0 and <= MaxLength } && printed.All(IsPrinted) && printed.Any(char.IsAsciiDigit);
        number = isNumber ? new LetterNumber(printed!) : null;
        return isNumber;
    }

    /// <exception cref="RuleViolationException"><c>circular.number</c></exception>
    public static LetterNumber Parse(string? text) => TryParse(text, out var number)
        ? number
        : throw new RuleViolationException("circular.number", $"A number has 1 to {MaxLength} of letters, digits, spaces and ./-() with a digit among them.");

    /// <inheritdoc />
    public override string ToString() => Value;

    private static bool IsPrinted(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '-' or ' ' or '(' or ')' or ',' or '_';
}
