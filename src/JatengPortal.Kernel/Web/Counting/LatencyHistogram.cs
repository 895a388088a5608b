using System.Globalization;
using System.Numerics;

namespace JatengPortal.Kernel.Web.Counting;

/// <summary>
/// How long answers took, in classes that grow by half an octave: a quantile is right within 20 percent, and counts of any two spans of time
/// add up.
/// </summary>
public static class LatencyHistogram
{
    // 64 µs and less in the first class, 33 seconds and more in the last.
    private const int FirstOctave = 6;
    private const int Octaves = 19;

    /// <summary>How many classes there are.</summary>
    public const int Classes = (2 * Octaves) + 2;

    /// <summary>The class of a duration.</summary>
    public static int ClassOf(long microseconds)
    {
        if (microseconds < 1 << FirstOctave)
            return 0;
        var octave = BitOperations.Log2((ulong)microseconds);
        var half = (int)((microseconds >> (octave - 1)) & 1);
        return Math.Min(1 + (2 * (octave - FirstOctave)) + half, Classes - 1);
    }

    /// <summary>The duration below which this share of the answers lies, in milliseconds; null where there are none.</summary>
    /// <param name="counts">By class.</param>
    /// <param name="share">0.5 for the median.</param>
    public static double? Quantile(IReadOnlyList<long> counts, double share)
    {
        var total = counts.Sum();
        if (total == 0)
            return null;
        var rank = (long)Math.Ceiling(share * total);
        var seen = 0L;
        for (var i = 0; i < counts.Count; i++)
        {
            seen += counts[i];
            if (seen >= rank)
                return MiddleOf(i) / 1000;
        }

        return null;
    }

    /// <summary>The counts as a short text.</summary>
    public static string Write(IReadOnlyList<long> counts) => string.Join(' ', counts.Select(count => count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads <see cref="Write"/> back and adds it up.</summary>
    public static void Add(string text, long[] counts)
    {
        var i = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            if (i < counts.Length && long.TryParse(text.AsSpan(range), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                counts[i] += count;
            i++;
        }
    }

    private static double MiddleOf(int index)
    {
        if (index == 0)
            return 1 << (FirstOctave - 1);
        var octave = 1L << (FirstOctave + ((index - 1) / 2));
        return (index - 1) % 2 == 0 ? octave * 1.25 : octave * 1.75;
    }
}
