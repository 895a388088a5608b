using System.Text;
using System.Text.RegularExpressions;

namespace JatengPortal.News.Markup;

/// <summary>Makes Markdown that shows a plain text exactly as it was.</summary>
internal static class MarkdownText
{
    // What means something in the middle of a line: emphasis, code, links, tables, strikethrough, character references.
    private static readonly Regex Sign = new(@"[\\`*_\[\]<>|~]|&(?=#?\w{1,31};)");

    // Bare addresses become links; their signs must not be escaped, and of the four kinds only two are wanted.
    private static readonly Regex Address = new(@"https?://[^\s<>]*[\w/=&%#~-]|(www)\.|(ftp|mailto|tel):", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    // What means something at its beginning: headings, lists, rules, underlines.
    private static readonly Regex Beginning = new(@"^([#+=-]|\d{1,9}[.)](\s|$))", RegexOptions.NonBacktracking);

    /// <param name="line">One line, without blanks around it.</param>
    public static string Escape(string line)
    {
        var escaped = EscapeInside(line);
        return Beginning.IsMatch(line) ? escaped.Insert(line.AsSpan().IndexOfAnyExceptInRange('0', '9'), "\\") : escaped;
    }

    /// <summary>For a part of a line that isn't its beginning.</summary>
    public static string EscapeInside(string text) => Escape(
        text, address => address.Contains("//", StringComparison.Ordinal) ? $"<{address}>" : $"{address[..^1]}\\{address[^1]}");

    /// <summary>For the text of a link, in which an address is no link of its own.</summary>
    public static string EscapeInLink(string text) => Escape(
        text, address => address.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0
            ? $"{address[..colon]}\\:{EscapeSigns(address[(colon + 1)..])}"
            : $"{address[..^1]}\\{address[^1]}");

    private static string Escape(string text, Func<string, string> writeAddress)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var done = 0;
        foreach (Match address in Address.Matches(text))
        {
            escaped.Append(EscapeSigns(text[done..address.Index])).Append(writeAddress(address.Value));
            done = address.Index + address.Length;
        }

        return escaped.Append(EscapeSigns(text[done..])).ToString();
    }

    private static string EscapeSigns(string text) => Sign.Replace(text, @"\$&");
}
