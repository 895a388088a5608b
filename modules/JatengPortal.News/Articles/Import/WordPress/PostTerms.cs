using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>What an article is sorted under here: one category, the rest as tags.</summary>
/// <param name="Category">Null for none.</param>
/// <param name="Tags">At most 20, each once.</param>
internal sealed record PostTerms(string? Category, IReadOnlyList<string> Tags)
{
    private const int MostTags = 20;
    private const int LongestName = 60;
    private const string NoCategory = "uncategorized";

    public static PostTerms Read(IReadOnlyList<ExportTerm> terms, LeftOut leftOut)
    {
        var categories = NamesOf(terms, "category", leftOut);
        foreach (var other in terms.Where(term => term.Domain is not ("category" or "post_tag" or "")))
            leftOut.Add("terms of other taxonomies, not taken over", $"{other.Domain}: {PlainText.Of(other.Name)}");
        foreach (var further in categories.Skip(1))
            leftOut.Add("further categories, became tags", further);
        var tags = categories.Skip(1).Concat(NamesOf(terms, "post_tag", leftOut)).DistinctBy(name => Slug.From(name)).ToList();
        foreach (var name in tags.Skip(MostTags))
            leftOut.Add($"tags beyond {MostTags}, left out", name);
        return new PostTerms(categories.FirstOrDefault(), [.. tags.Take(MostTags)]);
    }

    private static List<string> NamesOf(IReadOnlyList<ExportTerm> terms, string domain, LeftOut leftOut)
    {
        var names = new List<string>();
        foreach (var term in terms.Where(term => term.Domain == domain))
        {
            var name = PlainText.Of(term.Name);
            // WordPress puts what nobody sorted under a category that says so.
            if (domain == "category" && term.Nicename == NoCategory)
                leftOut.Add("category for what has none, left out", name);
            else if (name.Length is > 0 and <= LongestName)
                names.Add(name);
            else
                leftOut.Add($"names of categories and tags with more than {LongestName} characters, left out", name);
        }

        return names;
    }
}
