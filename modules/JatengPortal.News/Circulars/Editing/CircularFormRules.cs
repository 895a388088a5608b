using System.Globalization;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Numbers;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>What keeps a circular from being saved, told to whoever typed it. The same rules hold wherever circulars come from.</summary>
internal static class CircularFormRules
{
    public const int LongestTitle = 300;
    public const int LongestSummary = 1000;
    public const int LongestLine = 200;
    public const int LongestShort = 60;

    public static FormErrors Check(CircularForm form, bool hasSlug)
    {
        var errors = new FormErrors();
        if (form.Type.Length == 0)
            errors.Add(CircularForm.TypeField, Texts.Number_type_missing);
        if (form.Title.Length == 0)
            errors.Add(CircularForm.TitleField, Texts.Circular_title_missing);
        Bound(CircularForm.TitleField, form.Title, LongestTitle, errors);
        if (hasSlug && form.Slug.Length > 0 && !Slug.TryParse(form.Slug, out _))
            errors.Add(EditingForm.SlugField, Texts.Edit_slug_malformed);
        Bound(CircularForm.SummaryField, form.Summary, LongestSummary, errors);
        if (form.Classification.Length > 0 && !CircularFields.IsClassification(form.Classification))
            errors.Add(CircularForm.ClassificationField, Texts.Rule_classification);
        if (form.Number.Length > 0 && !LetterNumber.TryParse(form.Number, out _))
            errors.Add(CircularForm.NumberField, Texts.Number_malformed);
        Bound(CircularForm.AttachmentField, form.Attachment, 100, errors);
        BoundLines(CircularForm.AddresseesField, form.Addressees, errors);
        Bound(CircularForm.PlaceField, form.Place, LongestShort, errors);
        if (form.Date.Length > 0 && form.ReadDate() is not { Year: >= 1945 and <= 2200 })
            errors.Add(CircularForm.DateField, Texts.Rule_date);
        BoundLines(CircularForm.BasisLinesField, form.BasisLines, errors);
        if (BodyFault.Of(form.Body) is { } fault)
            errors.Add(CircularForm.BodyField, fault);
        CheckSignatory(form, errors);
        BoundLines(CircularForm.CopiesField, form.Copies, errors);
        if (form is { Information: InformationClass.Exempt, ExemptionReason.Length: 0 })
            errors.Add(CircularForm.ExemptionField, Texts.Rule_exemption_reason);
        Bound(CircularForm.ExemptionField, form.ExemptionReason, LetterLines.LongestOfAList, errors);
        Bound(CircularForm.SubjectField, form.Subject, LongestShort, errors);
        Bound(CircularForm.SampleNoteField, form.SampleNote, LetterLines.LongestOfAList, errors);
        return errors;
    }

    /// <summary>Puts what a rule refuses beside the field that it is about.</summary>
    public static void Add(this FormErrors errors, RuleViolationException refused) => errors.Add(
        refused.Code switch
        {
            "slug.taken" => EditingForm.SlugField,
            "circular.number-taken" or "circular.number-used" or "circular.number-changed" or "circular.number-year" => CircularForm.NumberField,
            "circular.classification-missing" => CircularForm.ClassificationField,
            "circular.type-unknown" => CircularForm.TypeField,
            _ => "",
        },
        refused.Code == "slug.taken" ? Texts.Circular_slug_taken : CircularRuleWords.Of(refused));

    private static void CheckSignatory(CircularForm form, FormErrors errors)
    {
        Bound(CircularForm.OfficeField, form.Office, LongestLine, errors);
        Bound(CircularForm.OnBehalfField, form.OnBehalfOf, LongestLine, errors);
        Bound(CircularForm.SignerField, form.Signer, LongestLine, errors);
        Bound(CircularForm.RankField, form.Rank, LongestLine, errors);
        if (form.Nip.Length > 0 && (form.Nip.Length != 18 || !form.Nip.All(char.IsAsciiDigit)))
            errors.Add(CircularForm.NipField, Texts.Rule_nip);
    }

    private static void Bound(string field, string text, int most, FormErrors errors)
    {
        if (text.Length > most || text.Any(char.IsControl))
            errors.Add(field, string.Format(CultureInfo.CurrentCulture, Texts.Edit_too_long, most));
    }

    private static void BoundLines(string field, string text, FormErrors errors)
    {
        var lines = CircularForm.ListOf(text);
        if (lines.Length > LetterLines.MostOfAList || lines.Any(line => line.Length > LetterLines.LongestOfAList || line.Any(char.IsControl)))
            errors.Add(field, Texts.Rule_lines);
    }
}
