using System.Text;
using System.Text.RegularExpressions;

namespace JatengPortal.News.Articles.Import;

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
        var escaped = new StringBuilder(line.Length + 8);
        var done = 0;
        foreach (Match address in Address.Matches(line))
        {
            escaped.Append(EscapeSigns(line[done..address.Index]));
            var isLink = address.Value.Contains("//", StringComparison.Ordinal);
            escaped.Append(isLink ? $"<{address.Value}>" : $"{address.Value[..^1]}\\{address.Value[^1]}");
            done = address.Index + address.Length;
        }

        escaped.Append(EscapeSigns(line[done..]));
        if (Beginning.IsMatch(line))
            escaped.Insert(line.AsSpan().IndexOfAnyExceptInRange('0', '9'), '\\');
        return escaped.ToString();
    }

    private static string EscapeSigns(string text) => Sign.Replace(text, @"\$&");
}
