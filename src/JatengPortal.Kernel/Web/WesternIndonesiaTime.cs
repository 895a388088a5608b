using System.Globalization;

namespace JatengPortal.Kernel.Web;

/// <summary>Times as readers of Jawa Tengah see them: Asia/Jakarta, Waktu Indonesia Barat (WIB).</summary>
public static class WesternIndonesiaTime
{
    /// <summary>UTC+7, without summer time.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    /// <summary>A UTC time with its offset in WIB.</summary>
    public static DateTimeOffset Of(DateTime utc) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), Zone);

    /// <summary>When a day begins in WIB, in UTC.</summary>
    public static DateTime BeginningOf(DateOnly day) => Utc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>What a clock in WIB shows, in UTC.</summary>
    public static DateTime Utc(DateTime shown) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(shown, DateTimeKind.Unspecified), Zone);

    /// <summary>Machine form of RFC 3339, such as <c>2024-11-01T10:00:00+07:00</c>.</summary>
    public static string Machine(DateTime utc) => Of(utc).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>Jumat, 1 November 2024</c>, in the culture of the moment.</summary>
    public static string Date(DateTime utc) => Of(utc).ToString("dddd, d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Such as <c>pukul 10.00 WIB</c>, in the culture of the moment, whose separator stands for the colon.</summary>
    public static string Time(DateTime utc) =>
        string.Format(CultureInfo.CurrentCulture, Texts.Time_of_day, Of(utc).ToString("HH:mm", CultureInfo.CurrentCulture));
}
