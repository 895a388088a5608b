using JatengPortal.Kernel.Web;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>Working days (hari kerja) of the government: Monday to Friday. Public holidays differ from year to year and are left to people.</summary>
internal static class WorkingDays
{
    /// <summary>The day so many working days after today in WIB.</summary>
    public static DateOnly After(DateTime nowUtc, int days)
    {
        var day = DateOnly.FromDateTime(WesternIndonesiaTime.Of(nowUtc).DateTime);
        for (var left = days; left > 0; left--)
        {
            do
                day = day.AddDays(1);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }

        return day;
    }

    /// <summary>When that day is over in WIB, in UTC.</summary>
    public static DateTime EndOf(DateOnly day) => WesternIndonesiaTime.BeginningOf(day.AddDays(1));
}
