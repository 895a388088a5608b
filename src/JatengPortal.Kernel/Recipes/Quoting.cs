using System.Globalization;
using System.Text;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Puts foreign text into a message: on one line, without characters that a terminal obeys.</summary>
internal static class Quoting
{
    private const int Longest = 60;
    private const int LongestLine = 1_000;

    /// <summary>The text between quotes, shortened to 60 characters.</summary>
    public static string Quote(string text) => $"'{Tame(text)}'";

    /// <summary>The text, shortened to 60 characters.</summary>
    public static string Tame(string text) => Escape(text.Length <= Longest ? text : text[..Longest] + '…', quote: '\0');

    /// <summary>A whole message, shortened to 1,000 characters.</summary>
    public static string Line(string message) =>
        Escape(message.Length <= LongestLine ? message : message[..LongestLine] + '…', quote: '\0');

    /// <summary>
    /// Writes control characters, line ends and lone surrogates as <c>\uXXXX</c>, and a backslash before
    /// <paramref name="quote"/>. Different texts stay different when a quote is given.
    /// </summary>
    public static string Escape(string text, char quote)
    {
        if (text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.'))
            return text;
        var tame = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                AppendEscaped(tame, text[i++]);
                continue;
            }
            i += rune.Utf16SequenceLength;
            if (quote != '\0' && (rune.Value == quote || rune.Value == '\\'))
                tame.Append('\\').Append(rune);
            else if (IsPlain(Rune.GetUnicodeCategory(rune)))
                tame.Append(rune);
            else
                AppendEscaped(tame, rune.Value);
        }
        return tame.ToString();
    }

    private static void AppendEscaped(StringBuilder tame, int value) =>
        tame.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}");

    private static bool IsPlain(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
