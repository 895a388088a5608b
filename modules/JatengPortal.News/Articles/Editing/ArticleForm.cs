using System.Text.RegularExpressions;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Articles.Editing;

/// <summary>What an editor has typed, as it was typed: shown again where it can't be taken.</summary>
public sealed partial record ArticleForm
{
    public const string TitleField = "judul";
    public const string SummaryField = "ringkasan";
    public const string BodyField = "isi";
    public const string CategoryField = "kategori";
    public const string TagsField = "topik";
    public const string AuthorField = "penulis";
    public const string DatelineField = "tempat";
    public const string CoverField = "sampul";
    public const string CoverAltField = "uraian-sampul";
    public const string SourcesField = "sumber";

    public string Title { get; init; } = "";
    /// <summary>Empty to have one made of the title.</summary>
    public string Slug { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Body { get; init; } = "";
    public string Category { get; init; } = "";
    /// <summary>Names, separated by commas.</summary>
    public string Tags { get; init; } = "";
    public string Author { get; init; } = "";
    public string Dateline { get; init; } = "";
    public string Cover { get; init; } = "";
    public string CoverAlt { get; init; } = "";
    /// <summary>One a line.</summary>
    public string Sources { get; init; } = "";
    /// <summary>Which state of which edition was gone on from; see <see cref="Editorial.BasisOf"/>. Empty for a new article.</summary>
    public string Basis { get; init; } = "";

    internal static ArticleForm Read(IFormCollection form) => new()
    {
        Title = form[TitleField].ToString().Trim(),
        Slug = form[EditingForm.SlugField].ToString().Trim(),
        Summary = OneLine(form[SummaryField].ToString()),
        Body = Lines(form[BodyField].ToString()),
        Category = form[CategoryField].ToString().Trim(),
        Tags = OneLine(form[TagsField].ToString()),
        Author = form[AuthorField].ToString().Trim(),
        Dateline = form[DatelineField].ToString().Trim(),
        Cover = form[CoverField].ToString().Trim(),
        CoverAlt = OneLine(form[CoverAltField].ToString()),
        Sources = Lines(form[SourcesField].ToString()).Trim(),
        Basis = form[EditingForm.BasisField].ToString(),
    };

    internal static ArticleForm Of(Document document, Edition edition)
    {
        var fields = edition.Text.FieldsAs<ArticleFields>();
        return new ArticleForm
        {
            Title = edition.Title,
            Slug = document.Slug,
            Summary = edition.Summary,
            Body = edition.Body,
            Category = fields.Category ?? "",
            Tags = string.Join(", ", fields.Tags),
            Author = fields.Author ?? "",
            Dateline = fields.Dateline ?? "",
            Cover = fields.CoverPath ?? "",
            CoverAlt = fields.CoverAlt ?? "",
            Sources = string.Join('\n', fields.Sources),
            Basis = Editorial.BasisOf(edition),
        };
    }

    /// <summary>Null where one is to be made of the title.</summary>
    internal Kernel.Publishing.Slug? ReadSlug() => Kernel.Publishing.Slug.TryParse(Slug, out var slug) ? slug : null;

    internal DocumentText ToText() => new()
    {
        Title = Title,
        Summary = Summary,
        Body = Body,
        Fields = new ArticleFields
        {
            Category = NullIfEmpty(Category),
            Tags = TagNames,
            Author = NullIfEmpty(Author),
            Dateline = NullIfEmpty(Dateline),
            CoverPath = NullIfEmpty(Cover),
            CoverAlt = NullIfEmpty(CoverAlt),
            Sources = SourceLines,
        }.ToJson(),
    };

    internal string[] TagNames => Tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal string[] SourceLines => Sources.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // Browsers end lines with two signs; what was typed has one.
    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string OneLine(string text) => Blanks().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
