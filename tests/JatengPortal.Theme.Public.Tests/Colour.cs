using System.Globalization;

namespace JatengPortal.Theme.Public.Tests;

/// <summary>A colour of a screen, as linear light; from <c>#rrggbb</c> or OKLCH (CSS Color 4, §9.3 and §10).</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public static Colour Parse(string hex)
    {
        var digits = hex.Length == 4 ? string.Concat(hex.Skip(1).SelectMany(digit => new[] { digit, digit })) : hex[1..];
        return new Colour(Channel(0), Channel(2), Channel(4));

        double Channel(int at)
        {
            var value = int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    /// <summary>What the screen can't show is clipped, as browsers do.</summary>
    public static Colour FromOklch(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue), chroma * Math.Sin(hue));
        var l = Math.Pow(lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        return new Colour(
            Math.Clamp((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s), 0, 1),
            Math.Clamp((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s), 0, 1),
            Math.Clamp((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s), 0, 1));
    }

    /// <summary>The hue in radians.</summary>
    public (double Lightness, double Chroma, double Hue) ToOklch()
    {
        var l = Math.Cbrt((0.4122214708 * Red) + (0.5363325363 * Green) + (0.0514459929 * Blue));
        var m = Math.Cbrt((0.2119034982 * Red) + (0.6806995451 * Green) + (0.1073969566 * Blue));
        var s = Math.Cbrt((0.0883024619 * Red) + (0.2817188376 * Green) + (0.6299787005 * Blue));
        var a = (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s);
        var b = (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s);
        return ((0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s), Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a));
    }

    /// <summary>WCAG 2.2's contrast ratio, 1 to 21.</summary>
    public double ContrastWith(Colour other)
    {
        var (lighter, darker) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private double Luminance => (0.2126 * Red) + (0.7152 * Green) + (0.0722 * Blue);
}
