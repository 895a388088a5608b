using System.Globalization;
using System.Text.RegularExpressions;

namespace JatengPortal.Kernel.Theming;

/// <summary>A tenant's colours as a stylesheet of their own, since the security policy forbids inline styles.</summary>
public static partial class TenantStylesheet
{
    /// <summary>Least contrast with white, for text (WCAG 2.2, 1.4.3).</summary>
    public const double LeastContrast = 4.5;

    /// <summary>Custom properties that themes build on.</summary>
    internal static string Of(Settings.SiteSettings settings)
    {
        var css = ":root{";
        if (settings.PrimaryColour is { } primary && IsColour(primary))
            css += $"--tenant-primary:{primary};";
        if (settings.AccentColour is { } accent && IsColour(accent))
            css += $"--tenant-accent:{accent};";
        return css + "}\n";
    }

    /// <summary>Path and query of the stylesheet of colours that are not saved yet.</summary>
    internal static string PreviewAddressOf(Settings.SiteSettings settings) =>
        $"/tampilan/pratinjau.css?utama={Uri.EscapeDataString(settings.PrimaryColour ?? "")}&aksen={Uri.EscapeDataString(settings.AccentColour ?? "")}";

    /// <summary>Whether the text is <c>#rrggbb</c>.</summary>
    public static bool IsColour(string text) => Colour().IsMatch(text);

    /// <summary>Contrast ratio with white by WCAG 2.2, 1 to 21.</summary>
    /// <param name="colour">As <c>#rrggbb</c>.</param>
    public static double ContrastWithWhite(string colour)
    {
        var luminance = (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));
        return 1.05 / (luminance + 0.05);
    }

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();
}
