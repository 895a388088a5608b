using System.Globalization;
using System.Text.RegularExpressions;

namespace JatengPortal.News.Articles.Import;

/// <summary>Dates as Indonesian newspapers write them: <c>Senin, 19 Agustus 2024</c>, <c>1/11/2024</c>.</summary>
internal static class IndonesianDate
{
    private static readonly string[] Months =
        ["januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"];

    private static readonly string[] ShortMonths = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

    // In the order of DayOfWeek.
    private static readonly string[] Weekdays = ["minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"];

    private static readonly Regex InWords = Whole(@"(?:(?<weekday>[a-z'’]+),?\s+)?(?<day>\d{1,2})\s+(?<month>[a-z]+)\.?\s+(?<year>\d{4})");
    private static readonly Regex InNumbers = Whole(@"(?:(?<weekday>[a-z'’]+),?\s+)?\(?(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})\)?");
    private static readonly Regex YearFirst = Whole(@"(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})");

    /// <summary>Whether the text is a date in form, sensible or not.</summary>
    public static bool Contains(string text) => Match(text) is not null;

    /// <summary>
    /// The day; null when the text is no date, there is no such day, its weekday is another, or its numbers could be read in
    /// two orders (3/4/2024) and no weekday decides.
    /// </summary>
    public static DateOnly? Read(string text)
    {
        if (Match(text) is not { } match)
            return null;
        var weekday = WeekdayOf(match.Groups["weekday"].Value);
        var day = Number(match, "day");
        var month = MonthOf(match.Groups["month"].Value);
        var year = Number(match, "year");
        if (weekday is -1 || !IsDay(year, month, day))
            return null;

        var date = new DateOnly(year, month, day);
        if (weekday is { } named && (int)date.DayOfWeek != named)
            return null;
        var isAmbiguous = weekday is null && match.Groups["month"].Value is [>= '0' and <= '9', ..] && !text.StartsWith($"{year}-", StringComparison.Ordinal)
            && day <= 12 && day != month;
        return isAmbiguous ? null : date;
    }

    private static Match? Match(string text) =>
        text.Length <= 60 ? new[] { InWords, InNumbers, YearFirst }.Select(form => form.Match(text)).FirstOrDefault(IsDate) : null;

    private static bool IsDate(Match match) =>
        match.Success && MonthOf(match.Groups["month"].Value) != 0 && WeekdayOf(match.Groups["weekday"].Value) != -1;

    private static int MonthOf(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 99 ? number : 0;
        var name = text.ToLowerInvariant();
        var index = Math.Max(Array.IndexOf(Months, name), Array.IndexOf(ShortMonths, name == "agt" ? "agu" : name));
        return index + 1;
    }

    /// <summary>Null for none named, -1 for a word that is no weekday.</summary>
    private static int? WeekdayOf(string text)
    {
        if (text.Length == 0)
            return null;
        var name = string.Concat(text.Where(char.IsLetter)).ToLowerInvariant(); // Jum'at
        return Array.IndexOf(Weekdays, name == "ahad" ? "minggu" : name);
    }

    private static bool IsDay(int year, int month, int day) =>
        year is >= 1945 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Regex Whole(string form) => new($"^{form}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
