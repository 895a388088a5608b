using JatengPortal.Kernel.Publishing;

namespace JatengPortal.News.Articles;

/// <summary>
/// A published article (berita), laid out for reading: one row has all that a list shows. Written when an edition is published,
/// never edited; the wording belongs to the editions of its <see cref="Document"/>.
/// </summary>
public sealed class Article
{
    public const string Kind = "article";

    /// <summary>Of the document.</summary>
    public required Guid Id { get; init; }
    public required Guid EditionId { get; set; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public string? CategorySlug { get; set; }
    public string? CategoryName { get; set; }
    public string? AuthorLine { get; set; }
    /// <summary>Where the article was written, as printed before its first sentence.</summary>
    public string? Dateline { get; set; }
    /// <summary>Path among the tenant's media; null for no cover.</summary>
    public string? CoverPath { get; set; }
    public string? CoverAlt { get; set; }
    /// <summary>Names of the tags, separated by line feeds.</summary>
    public string TagNames { get; set; } = "";
    /// <summary>Where the facts come from, separated by line feeds.</summary>
    public string Sources { get; set; } = "";
    /// <summary>The date that readers see, UTC.</summary>
    public required DateTime PublishedUtc { get; set; }
    /// <summary>When the present wording became public, UTC.</summary>
    public required DateTime UpdatedUtc { get; set; }

    /// <summary>What the last major change was, for feeds; empty for none.</summary>
    public string ChangeNote { get; set; } = "";

    /// <summary>Inside the tenant.</summary>
    public string Path => PathOf(Slug);

    public IEnumerable<Tag> Tags => TagNames.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Tag.Of);

    public static string PathOf(string slug) => "/berita/" + slug;

    /// <summary>Takes over what an edition says.</summary>
    internal void Say(Edition edition)
    {
        var fields = edition.Text.FieldsAs<ArticleFields>();
        EditionId = edition.Id;
        // A minor change leaves the note of the last major one, as it leaves its date.
        if (edition.ChangeKind != ChangeKind.Minor)
            ChangeNote = edition.ChangeNote;
        Title = edition.Title;
        Summary = edition.Summary;
        AuthorLine = fields.Author;
        Dateline = fields.Dateline;
        CoverPath = fields.CoverPath;
        CoverAlt = fields.CoverAlt;
        Sources = string.Join('\n', fields.Sources);
        CategoryName = fields.Category;
        CategorySlug = fields.Category is null ? null : Kernel.Publishing.Slug.From(fields.Category).Value;
        TagNames = string.Join('\n', fields.Tags.Select(Tag.Of).DistinctBy(tag => tag.Slug).Select(tag => tag.Name));
    }
}

/// <summary>What articles are sorted into (kategori): one each.</summary>
public sealed class Category
{
    public required string Slug { get; init; }
    public required string Name { get; set; }

    public static string PathOf(string slug) => "/berita/kategori/" + slug;
}

/// <summary>What articles are about (topik): any number each.</summary>
public sealed class Tag
{
    public required string Slug { get; init; }
    public required string Name { get; set; }

    public static string PathOf(string slug) => "/berita/topik/" + slug;

    public static Tag Of(string name) => new() { Slug = Kernel.Publishing.Slug.From(name).Value, Name = name };
}

/// <summary>An article under a tag, with the dates that the tag's list and its feeds are sorted by.</summary>
internal sealed class ArticleTag
{
    public required Guid ArticleId { get; init; }
    public required string TagSlug { get; init; }
    public required DateTime PublishedUtc { get; set; }
    public required DateTime UpdatedUtc { get; set; }
}
