namespace JatengPortal.Tenants.Figures;

/// <summary>When hours and days begin. Days are those of Jawa Tengah (WIB, UTC+7, without summer time).</summary>
internal static class FigureTime
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    public static DateTime HourOf(DateTime utc) => new(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, DateTimeKind.Utc);

    public static DateTime DayOf(DateTime utc) => StartOf(DateOnly.FromDateTime(utc + Wib));

    public static DateTime StartOf(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Wib, DateTimeKind.Utc);

    public static DateOnly DateOf(DateTime startUtc) => DateOnly.FromDateTime(startUtc + Wib);
}
