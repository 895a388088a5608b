using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Circulars.Relations;

namespace JatengPortal.News.Circulars;

/// <summary>
/// A published circular (surat edaran), laid out for reading: one row has all that a list shows. Written when an edition is published,
/// never edited; the wording belongs to the editions of its <see cref="Document"/>.
/// </summary>
/// <remarks>
/// A change of substance is a new circular that amends (mengubah) or revokes (mencabut) this one. Form and numbering: Permendagri 1/2023
/// (tata naskah dinas).
/// </remarks>
public sealed class Circular
{
    public const string Kind = "circular";
    public const string ListPath = "/surat-edaran";

    /// <summary>Of the document.</summary>
    public required Guid Id { get; init; }
    public required Guid EditionId { get; set; }
    public required string Slug { get; set; }
    /// <summary>What it is about, as printed (hal, tentang).</summary>
    public required string Title { get; set; }
    public required string Summary { get; set; }
    /// <summary>As printed, such as <c>100.2.7/2944/SJ</c>.</summary>
    public required string Number { get; set; }
    /// <summary>See <see cref="Types.CircularType.Slug"/>.</summary>
    public required string TypeSlug { get; set; }
    /// <summary>When it was signed; a day, without a zone.</summary>
    public required DateOnly Date { get; set; }
    /// <summary>Of <see cref="Date"/>.</summary>
    public required int Year { get; set; }
    public string? SubjectSlug { get; set; }
    public string? SubjectName { get; set; }
    /// <summary>Derived from what later circulars say of it.</summary>
    public LegalStatus Status { get; set; }
    /// <summary>Whether it is an example: some of its facts aren't known.</summary>
    public bool IsSample { get; set; }
    /// <summary>The agency that sent it here, by its tenant; null for one of this agency's own.</summary>
    public Guid? OriginId { get; set; }
    /// <summary>The sender's name when it arrived; null for one of this agency's own.</summary>
    public string? OriginName { get; set; }
    /// <summary>Where the original is read, absolute; null for one of this agency's own.</summary>
    public string? OriginAddress { get; set; }
    /// <summary>The date that readers see, UTC.</summary>
    public required DateTime PublishedUtc { get; set; }
    /// <summary>When the present wording became public, UTC.</summary>
    public required DateTime UpdatedUtc { get; set; }
    /// <summary>When something last changed that readers must know of, UTC: the wording or the <see cref="Status"/>. Feeds are sorted by it.</summary>
    public DateTime ChangedUtc { get; set; }

    /// <summary>Inside the tenant.</summary>
    public string Path => PathOf(Slug);

    public static string PathOf(string slug) => $"{ListPath}/{slug}";

    /// <summary>Takes over what a document's present edition says.</summary>
    internal void Say(Document document, Edition edition)
    {
        var fields = edition.Text.FieldsAs<CircularFields>();
        EditionId = edition.Id;
        Slug = document.Slug;
        Title = edition.Title;
        Summary = edition.Summary;
        Number = fields.Number!;
        TypeSlug = fields.Type;
        Date = fields.Date!.Value;
        Year = Date.Year;
        SubjectName = fields.Subject;
        SubjectSlug = fields.Subject is null ? null : Kernel.Publishing.Slug.From(fields.Subject).Value;
        IsSample = fields.Sample;
        PublishedUtc = document.PublishedUtc!.Value;
        UpdatedUtc = document.UpdatedUtc!.Value;
        ChangedUtc = ChangedUtc > UpdatedUtc ? ChangedUtc : UpdatedUtc;
    }
}
