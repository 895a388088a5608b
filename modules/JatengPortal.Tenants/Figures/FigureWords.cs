using System.Globalization;

namespace JatengPortal.Tenants.Figures;

/// <summary>Figures as people read them.</summary>
internal static class FigureWords
{
    public static string Milliseconds(double? milliseconds) => milliseconds switch
    {
        null => "–",
        < 1 => "< 1 ms",
        < 10 => milliseconds.Value.ToString("N1", CultureInfo.CurrentCulture) + " ms",
        _ => milliseconds.Value.ToString("N0", CultureInfo.CurrentCulture) + " ms",
    };
}
