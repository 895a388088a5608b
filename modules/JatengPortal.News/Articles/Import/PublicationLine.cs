using System.Globalization;
using System.Text.RegularExpressions;

namespace JatengPortal.News.Articles.Import;

/// <summary>A line that says nothing but when the article was published: <c>Senin, 19 Agustus 2024 | 10:30 WIB</c>.</summary>
internal static class PublicationLine
{
    private static readonly Regex Form = new(
        @"^((diterbitkan|dipublikasikan|terbit|tayang|dimuat|published|tanggal)( pada)?\s*:?\s*)?(?<date>[^|]{8,40}?)\s*([|,–-]?\s*((pukul|jam)\s+)?(?<hour>\d{1,2})[:.](?<minute>\d{2})(\s*(?<zone>wib|wita|wit))?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Whether the line is a date in form, sensible or not.</summary>
    public static bool IsOne(string line) => Match(line) is { } match && IndonesianDate.Contains(match.Groups["date"].Value);

    /// <summary>The time of publication (UTC), midnight where only a day is named, in WIB where no zone is; null when it isn't unambiguous.</summary>
    public static DateTime? Read(string line)
    {
        if (Match(line) is not { } match || IndonesianDate.Read(match.Groups["date"].Value) is not { } day)
            return null;
        var (hour, minute) = match.Groups["hour"].Success ? (Number(match, "hour"), Number(match, "minute")) : (0, 0);
        if (hour > 23 || minute > 59)
            return null;
        var hoursFromUtc = match.Groups["zone"].Value.ToUpperInvariant() switch { "WITA" => 8, "WIT" => 9, _ => 7 };
        return DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(hour, minute)).AddHours(-hoursFromUtc), DateTimeKind.Utc);
    }

    private static Match? Match(string line) => line.Length is >= 8 and <= 100 && Form.Match(line) is { Success: true } match ? match : null;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
