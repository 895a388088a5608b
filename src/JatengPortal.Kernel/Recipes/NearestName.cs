namespace JatengPortal.Kernel.Recipes;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    private const int Longest = 64;

    /// <summary><c>; did you mean 'feature'?</c>, or nothing when no name is near.</summary>
    public static string Suggest(string name, IEnumerable<string> names) =>
        Find(name, names) is { } nearest ? $"; did you mean {Quoting.Quote(nearest)}?" : "";

    /// <summary>The nearest name at an edit distance of at most a third of its length; case doesn't count.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        if (name.Length is 0 or > Longest)
            return null;
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in names)
        {
            if (candidate.Length > Longest || Math.Abs(candidate.Length - name.Length) >= least)
                continue;
            var distance = Distance(name, candidate);
            if (distance < least && distance <= Math.Max(1, candidate.Length / 3))
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    // Levenshtein, and two neighbours that changed places count once (optimal string alignment).
    private static int Distance(string from, string to)
    {
        var width = to.Length + 1;
        Span<int> before = stackalloc int[width];
        Span<int> last = stackalloc int[width];
        Span<int> row = stackalloc int[width];
        for (var j = 0; j < width; j++)
            row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var oldest = before;
            before = last;
            last = row;
            row = oldest;
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }
        return row[to.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
