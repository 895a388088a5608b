using System.Globalization;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>When a post was published. A date that can't be right is refused, never guessed.</summary>
internal static class PostDate
{
    /// <summary>What was told of the date, besides the date.</summary>
    public const string ReadAsWib = "no time in UTC stands there; the site's own time was read as WIB";

    public const string Differ = "its two dates are more than 14 hours apart; the one in UTC was taken";

    private const string Form = "yyyy-MM-dd HH:mm:ss";
    private const string None = "0000-00-00 00:00:00";
    private const int WibHours = 7;
    private const int FirstYear = 1945;
    private const int LastYear = 2100;
    private static readonly TimeSpan FurthestZone = TimeSpan.FromHours(14);

    /// <param name="utcText">As it stands there; WordPress writes zeros for none.</param>
    /// <param name="localText">The same in the site's own zone.</param>
    /// <param name="warnings">Told of what needs a look.</param>
    /// <returns>UTC.</returns>
    /// <exception cref="RuleViolationException"><c>import.date</c></exception>
    public static DateTime Read(string utcText, string localText, List<string> warnings)
    {
        if (Parse(utcText) is { } utc)
        {
            // The local one is only for comparison: where it makes no sense, it says nothing.
            if (TryParse(localText, out var beside) && (utc - beside).Duration() > FurthestZone)
                warnings.Add(Differ);
            return DateTime.SpecifyKind(utc, DateTimeKind.Utc);
        }

        if (Parse(localText) is not { } local)
            throw new RuleViolationException("import.date", "No date of publication stands there.");
        warnings.Add(ReadAsWib);
        return DateTime.SpecifyKind(local.AddHours(-WibHours), DateTimeKind.Utc);
    }

    private static DateTime? Parse(string text)
    {
        text = text.Trim();
        if (text.Length == 0 || text == None)
            return null;
        return TryParse(text, out var date)
            ? date
            : throw new RuleViolationException("import.date", $"'{PlainText.OneLine(text)}' is no date, or there is no such day.");
    }

    private static bool TryParse(string text, out DateTime date) =>
        DateTime.TryParseExact(text.Trim(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= FirstYear and <= LastYear;
}
