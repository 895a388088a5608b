using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace JatengPortal.Kernel.Publishing;

/// <summary>Numbers as ECMAScript's Number::toString writes them (RFC 8785 §3.2.2.3).</summary>
internal static class CanonicalJsonNumber
{
    public static void Write(double value, ArrayBufferWriter<byte> output) => Encoding.ASCII.GetBytes(Format(value), output);

    public static string Format(double value)
    {
        if (!double.IsFinite(value))
            throw new JsonException("JSON has no number beyond the range of a double.");

        if (value == 0) // minus zero too
            return "0";

        // "R" gives the shortest digits that read back as the same double, as ECMAScript asks; only the layout differs.
        var (digits, exponent) = Split(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        return (value < 0 ? "-" : "") + Layout(digits, exponent);
    }

    /// <summary>The significant digits and the power of ten that puts the decimal point after the first <c>exponent</c> of them.</summary>
    private static (string Digits, int Exponent) Split(string roundTrip)
    {
        var e = roundTrip.IndexOf('E', StringComparison.Ordinal);
        var power = e < 0 ? 0 : int.Parse(roundTrip.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? roundTrip : roundTrip[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), whole.Length + power - (all.Length - digits.Length));
    }

    private static string Layout(string digits, int exponent)
    {
        if (exponent is > 0 and <= 21)
        {
            return digits.Length <= exponent
                ? digits.PadRight(exponent, '0')
                : $"{digits[..exponent]}.{digits[exponent..]}";
        }

        if (exponent is > -6 and <= 0)
            return $"0.{new string('0', -exponent)}{digits}";

        var power = exponent - 1;
        var fraction = digits.Length == 1 ? "" : "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(power < 0 ? '-' : '+')}{Math.Abs(power)}");
    }
}
