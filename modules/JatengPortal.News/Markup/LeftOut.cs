using System.Globalization;

namespace JatengPortal.News.Markup;

/// <summary>What was not taken over, or became something else: counted by kind and listed, so that nothing vanishes silently.</summary>
internal sealed class LeftOut
{
    public const string Captions = "captions of images, left out";
    public const string Comments = "comments, not taken over";
    public const string CustomFields = "custom fields, not taken over";
    public const string DynamicBlocks = "blocks that WordPress fills itself, left out";
    public const string EmbedLinks = "embedded pages, became links";
    public const string Embeds = "embedded pages and players, left out";
    public const string Forms = "forms, left out";
    public const string Hidden = "hidden parts, left out";
    public const string Images = "images, left out";
    public const string LinksAroundBlocks = "links around whole blocks, became text";
    public const string OldFiles = "links to files of the old site, kept as they are";
    public const string RefusedAddresses = "links to addresses of no use, became text";
    public const string Scripts = "scripts, left out";
    public const string Styles = "styles, left out";
    public const string TooManyKinds = "other things, left out";

    private const int MostExamples = 20;
    private const int LongestExample = 160;
    private const int MostKinds = 60;

    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>One line for each kind, in the order in which they came up.</summary>
    public IReadOnlyList<string> Lines => [.. _order.Select(what => Describe(what, _kinds[what]))];

    /// <summary>Each kind with how many there were, in the order in which they came up.</summary>
    public IReadOnlyList<(string What, int Count)> Counts => [.. _order.Select(what => (what, _kinds[what].Count))];

    /// <summary>How many of one kind.</summary>
    public int CountOf(string what) => _kinds.TryGetValue(what, out var kind) ? kind.Count : 0;

    /// <param name="what">The kind and what became of it.</param>
    /// <param name="example">Which one; null where nothing can be said of it.</param>
    /// <param name="count">How many.</param>
    public void Add(string what, string? example = null, int count = 1)
    {
        if (count == 0)
            return;
        if (!_kinds.TryGetValue(what, out var kind))
        {
            if (_kinds.Count == MostKinds && what != TooManyKinds)
            {
                Add(TooManyKinds, example, count);
                return;
            }

            _kinds.Add(what, kind = new Kind());
            _order.Add(what);
        }

        kind.Count += count;
        if (!string.IsNullOrWhiteSpace(example) && kind.Examples.Count < MostExamples)
            kind.Examples.Add(Shorten(example));
    }

    /// <summary>Adds up what others left out, without saying again which.</summary>
    public void AddCounts(LeftOut other)
    {
        foreach (var what in other._order)
            Add(what, count: other._kinds[what].Count);
    }

    private static string Describe(string what, Kind kind)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{what} ({kind.Count:N0})");
        if (kind.Examples.Count == 0)
            return line;
        var more = kind.Count - kind.Examples.Count;
        var rest = more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more:N0} more") : "";
        return $"{line}: {string.Join(", ", kind.Examples)}{rest}";
    }

    // What a file says goes to a terminal: nothing in it may steer that.
    private static string Shorten(string example)
    {
        var shown = string.Concat(example.Trim().Take(LongestExample).Select(sign => char.IsControl(sign) ? ' ' : sign));
        return example.Length <= LongestExample ? shown : shown + "…";
    }

    private sealed class Kind
    {
        public int Count { get; set; }

        public List<string> Examples { get; } = [];
    }
}
