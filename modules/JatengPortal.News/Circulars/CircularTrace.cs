using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Circulars.Letters;

namespace JatengPortal.News.Circulars;

/// <summary>A wording as the audit trail keeps it.</summary>
internal sealed record CircularTrace(string Address, int Edition, string Title, string? Number, string Summary, string Body, string Nature, string Signatory)
{
    /// <summary>When the public is to read it; null for at once.</summary>
    public DateTime? At { get; init; }

    public static CircularTrace Of(Document document, Edition edition)
    {
        var fields = edition.Text.FieldsAs<CircularFields>();
        return new CircularTrace(
            document.Slug, edition.Number, edition.Title, fields.Number, edition.Summary, TracedText.Of(edition.Body), fields.Nature.Indonesian(),
            $"{fields.Signatory.Office}, {fields.Signatory.Name}");
    }
}
