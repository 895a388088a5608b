using System.Globalization;
using System.Text.RegularExpressions;

namespace JatengPortal.Theme.Public.Tests;

/// <summary>The colour tokens of the built stylesheet in one scheme.</summary>
internal sealed partial class Palette
{
    private readonly Dictionary<string, string> _plain;
    private readonly Dictionary<string, string> _derived;

    private Palette(string plain, string derived)
    {
        _plain = Tokens(plain);
        _derived = Tokens(derived);
    }

    /// <summary>The stylesheet's rules for <c>:root</c> that set colours stand in this order: plain light, plain dark, derived light, derived dark.</summary>
    public static (Palette Light, Palette Dark) Of(string css)
    {
        var rules = RootRule().Matches(css).Select(rule => rule.Groups[1].Value).Where(rule => rule.Contains("--primary:")).ToList();
        return (new Palette(rules[0], rules[2]), new Palette(rules[1], rules[3]));
    }

    /// <summary>A token where the browser can't derive one from the tenant's colours.</summary>
    public Colour Plain(string token) => Colour.Parse(_plain[token]);

    /// <summary>A token as derived from a tenant's colour, used for both its primary and its accent colour.</summary>
    public Colour DerivedFrom(Colour tenant, string token)
    {
        if (!_derived.TryGetValue(token, out var expression))
            return Plain(token);
        var parts = RelativeColour().Match(expression);
        var (lightness, chroma, hue) = tenant.ToOklch();
        return Colour.FromOklch(Bounded(parts.Groups["l"].Value, lightness), Bounded(parts.Groups["c"].Value, chroma), hue);
    }

    /// <summary>Reads <c>min(l, .45)</c>, <c>max(l, .8)</c> or a plain number.</summary>
    private static double Bounded(string expression, double value)
    {
        var bound = double.Parse(expression.Split(' ')[^1].TrimEnd(')'), CultureInfo.InvariantCulture);
        return expression switch
        {
            ['m', 'i', ..] => Math.Min(value, bound),
            ['m', 'a', ..] => Math.Max(value, bound),
            _ => bound,
        };
    }

    private static Dictionary<string, string> Tokens(string rule) =>
        Token().Matches(rule).ToDictionary(token => token.Groups[1].Value, token => token.Groups[2].Value);

    [GeneratedRegex(@":root\{([^}]*)\}", RegexOptions.NonBacktracking)]
    private static partial Regex RootRule();

    [GeneratedRegex(@"--([a-z-]+):(#[0-9a-f]{3,6}|oklch\([^;}]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"oklch\(from var\(--tenant-[a-z]+\) (?<l>(?:min|max)\(l, [0-9.]+\)|[0-9.]+) (?<c>min\(c, [0-9.]+\)) h\)", RegexOptions.NonBacktracking)]
    private static partial Regex RelativeColour();
}
