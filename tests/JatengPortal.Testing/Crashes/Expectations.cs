namespace JatengPortal.Testing.Crashes;

/// <summary>An article as it must be found: one edition for each title that it had, the last one current.</summary>
internal sealed record ExpectedArticle(string Slug, IReadOnlyList<string> Titles)
{
    public string Title => Titles[^1];
}

/// <summary>A site as it must be found.</summary>
internal sealed class ExpectedSite(string name, string? parent)
{
    public string Name => name;

    public string? Parent => parent;

    public Dictionary<string, ExpectedArticle> Articles { get; } = [];

    /// <summary>How often it has published, and so how many messages it has sent to its parent.</summary>
    public int Publications => Articles.Values.Sum(article => article.Titles.Count);

    public int EditionsOf(string slug) => Articles.GetValueOrDefault(slug)?.Titles.Count ?? 0;

    public void Publish(string slug, string title) =>
        Articles[slug] = new ExpectedArticle(slug, [.. Articles.GetValueOrDefault(slug)?.Titles ?? [], title]);
}

/// <summary>What the portal must hold, kept outside of it: everything that it was asked for and that was done to the end.</summary>
internal sealed class Expectations
{
    public const string Parent = "induk";

    public SortedDictionary<string, ExpectedSite> Sites { get; } = new(StringComparer.Ordinal);

    public IEnumerable<ExpectedSite> Children => Sites.Values.Where(site => site.Parent is not null);

    public ExpectedSite Add(string name, string? parent) => Sites[name] = new ExpectedSite(name, parent);

    /// <summary>Some of the sites below the parent, in the order of their names.</summary>
    public IReadOnlyList<ExpectedSite> Some(Random random, int most)
    {
        var all = Children.ToArray();
        random.Shuffle(all);
        return [.. all.Take(most).OrderBy(site => site.Name, StringComparer.Ordinal)];
    }
}

/// <summary>Editions that one piece of work is to publish.</summary>
/// <param name="Sites">Where.</param>
/// <param name="Titles">The title that each article gets, by its slug.</param>
/// <param name="IsWhole">Whether those of a site come all together or not at all.</param>
internal sealed record PlannedWork(IReadOnlyList<ExpectedSite> Sites, IReadOnlyDictionary<string, string> Titles, bool IsWhole)
{
    /// <summary>It was done to its end.</summary>
    public void Expect()
    {
        foreach (var site in Sites)
        {
            foreach (var (slug, title) in Titles)
                site.Publish(slug, title);
        }
    }
}
