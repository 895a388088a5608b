namespace JatengPortal.News.Circulars.Editing;

/// <summary>The parts of a letter in the language of the page.</summary>
internal static class CircularFieldNames
{
    /// <summary>Null for a name that isn't one of theirs.</summary>
    public static string? Of(string field) => field switch
    {
        nameof(CircularFields.Type) => Texts.Circular_type,
        nameof(CircularFields.Layout) => Texts.Audit_term_layout,
        nameof(CircularFields.Classification) => Texts.Circular_classification,
        nameof(CircularFields.Number) => Texts.Number,
        nameof(CircularFields.Nature) => Texts.Audit_term_nature,
        nameof(CircularFields.Attachment) => Texts.Circular_attachment,
        nameof(CircularFields.Addressees) => Texts.Circular_addressees,
        nameof(CircularFields.Place) => Texts.Circular_place,
        nameof(CircularFields.Date) => Texts.Circular_date,
        nameof(CircularFields.Basis) => Texts.Circular_basis,
        nameof(CircularFields.Signatory) => Texts.Circular_signatory,
        nameof(CircularFields.CopiesTo) => Texts.Circular_copies,
        nameof(CircularFields.Information) => Texts.Circular_information,
        nameof(CircularFields.ExemptionReason) => Texts.Circular_exemption_reason,
        nameof(CircularFields.Subject) => Texts.Circular_subject,
        nameof(CircularFields.Amends) => Texts.Circular_amends,
        nameof(CircularFields.Revokes) => Texts.Circular_revokes,
        nameof(CircularFields.Sample) => Texts.Circular_sample_word,
        nameof(CircularFields.SampleNote) => Texts.Circular_sample_word,
        _ => null,
    };
}
