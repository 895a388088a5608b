using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Publishing;

namespace JatengPortal.News.Articles.Editing;

/// <summary>A wording as the audit trail keeps it.</summary>
internal sealed record ArticleTrace(
    string Address, int Edition, string Title, string Summary, string Body, string? Category, IReadOnlyList<string> Tags, string? Author, string? Cover)
{
    /// <summary>When the public is to read it; null for at once.</summary>
    public DateTime? At { get; init; }

    public static ArticleTrace Of(Document document, Edition edition)
    {
        var fields = edition.Text.FieldsAs<ArticleFields>();
        return new ArticleTrace(
            document.Slug, edition.Number, edition.Title, edition.Summary, TracedText.Of(edition.Body), fields.Category, fields.Tags, fields.Author, fields.CoverPath);
    }
}
