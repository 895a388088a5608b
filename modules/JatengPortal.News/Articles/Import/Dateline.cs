using System.Globalization;
using System.Text.RegularExpressions;

namespace JatengPortal.News.Articles.Import;

/// <summary>
/// The place, and often the outlet, before the first sentence: <c>SEMARANG (Outlet) – …</c>, <c>SEMARANG, outlet.id - …</c>,
/// <c>OUTLET.ID, Semarang — …</c>.
/// </summary>
/// <param name="Place">As the portal prints it, such as <c>Semarang</c>.</param>
/// <param name="Outlet">As it stood there; empty for none.</param>
/// <param name="Date">As it stood there; empty for none.</param>
/// <param name="Rest">The first sentences.</param>
internal sealed record Dateline(string Place, string Outlet, string Date, string Rest)
{
    private const int LongestPrefix = 90;
    private const int ShortestRest = 20;

    private static readonly Regex Separator = new(@"[\s,]+[-–—]+\s+|[–—]+\s*", RegexOptions.NonBacktracking);
    private static readonly Regex PlaceName = new(@"^\p{Lu}[\p{L}.' -]{1,39}$", RegexOptions.NonBacktracking);
    private static readonly Regex DomainName = new(@"^[\w-]+(\.[\w-]+)+$", RegexOptions.NonBacktracking);

    private enum Part
    {
        Place,
        CapitalPlace,
        Outlet,
        Date,
        Other,
    }

    /// <summary>Null when the line begins with no dateline.</summary>
    public static Dateline? Read(string line)
    {
        var separator = Separator.Match(line, 0, Math.Min(line.Length, LongestPrefix));
        if (!separator.Success || line.Length - separator.Index - separator.Length < ShortestRest)
            return null;

        var parts = PartsOf(line[..separator.Index]);
        var places = parts.Where(part => part.Kind is Part.Place or Part.CapitalPlace).ToList();
        var hasOutlet = parts.Any(part => part.Kind is Part.Outlet);
        // "Gubernur - begitu ia disapa - …" has neither an outlet nor capitals, "UU 10/2016 - …" something else.
        if (places.Count == 0 || parts.Any(part => part.Kind is Part.Other) || !(hasOutlet || places.All(part => part.Kind is Part.CapitalPlace)))
            return null;

        return new Dateline(
            string.Join(", ", places.Select(part => AsName(part.Text))),
            Joined(parts, Part.Outlet),
            Joined(parts, Part.Date),
            line[(separator.Index + separator.Length)..]);
    }

    private static List<(Part Kind, string Text)> PartsOf(string prefix)
    {
        var parts = new List<(Part, string)>();
        var rest = prefix;
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny([',', '(', ')']);
            var text = (end < 0 ? rest : rest[..end]).Trim();
            var isInParentheses = end >= 0 && rest[end] == ')';
            rest = end < 0 ? "" : rest[(end + 1)..];
            if (text.Length > 0)
                parts.Add((KindOf(text, isInParentheses), text));
        }

        return parts;
    }

    private static Part KindOf(string text, bool isInParentheses) => text switch
    {
        _ when IndonesianDate.Contains(text) => Part.Date,
        _ when isInParentheses || DomainName.IsMatch(text) => Part.Outlet,
        _ when text.All(sign => char.IsLower(sign) || sign is ' ' or '-') => Part.Outlet,
        _ when !PlaceName.IsMatch(text) => Part.Other,
        _ when !text.Any(char.IsLower) => Part.CapitalPlace,
        _ => Part.Place,
    };

    private static string Joined(List<(Part Kind, string Text)> parts, Part kind) =>
        string.Join(", ", parts.Where(part => part.Kind == kind).Select(part => part.Text));

    private static string AsName(string place) =>
        place.Any(char.IsLower) ? place : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(place.ToLowerInvariant());
}
