using System.Globalization;

namespace JatengPortal.Tenants.Sites;

/// <summary>Sizes as people read them.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1024 && unit < Units.Length - 1)
            (size, unit) = (size / 1024, unit + 1);
        return size.ToString(unit == 0 || size >= 100 ? "N0" : "N1", CultureInfo.CurrentCulture) + " " + Units[unit];
    }
}
