using JatengPortal.Kernel.Publishing;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Letters;

namespace JatengPortal.News.Recipes;

/// <summary>Between what recipes say of a circular and what is stored: only its relations are named otherwise, by slug here and by id there.</summary>
internal static class CircularWords
{
    public static DocumentText ToText(this CircularWording wording, IReadOnlyList<Guid> amends, IReadOnlyList<Guid> revokes) => new()
    {
        Title = wording.DisplayText,
        Summary = wording.CircularPart.Summary ?? "",
        Body = wording.MarkdownBodyPart.Markdown,
        Fields = wording.CircularPart.ToFields(amends, revokes).ToJson(),
    };

    public static CircularFields ToFields(this CircularPart part, IReadOnlyList<Guid> amends, IReadOnlyList<Guid> revokes) => new()
    {
        Type = part.Type,
        Layout = part.Layout,
        Classification = part.Classification,
        Number = part.Number,
        Nature = part.Nature,
        Attachment = part.Attachment,
        Addressees = part.Addressees,
        Place = part.Place,
        Date = part.Date,
        Basis = part.Basis,
        Signatory = part.Signatory is not { } signs ? new Signatory() : new Signatory
        {
            Office = signs.Office,
            OnBehalfOf = signs.OnBehalfOf,
            Name = signs.Name,
            Rank = signs.Rank,
            Nip = signs.Nip,
        },
        CopiesTo = part.CopiesTo,
        Information = part.Information,
        ExemptionReason = part.ExemptionReason,
        Subject = part.Subject,
        Amends = amends,
        Revokes = revokes,
        Sample = part.Sample,
        SampleNote = part.SampleNote,
    };

    public static CircularPart ToPart(this CircularFields fields, string summary, IReadOnlyDictionary<Guid, string> slugs) => new()
    {
        Type = fields.Type,
        Layout = fields.Layout,
        Summary = summary,
        Classification = fields.Classification,
        Number = fields.Number,
        Nature = fields.Nature,
        Attachment = fields.Attachment,
        Addressees = fields.Addressees,
        Place = fields.Place,
        Date = fields.Date,
        Basis = fields.Basis,
        Signatory = fields.Signatory.Office.Length == 0 ? null : new SignatoryPart
        {
            Office = fields.Signatory.Office,
            OnBehalfOf = fields.Signatory.OnBehalfOf,
            Name = fields.Signatory.Name,
            Rank = fields.Signatory.Rank,
            Nip = fields.Signatory.Nip,
        },
        CopiesTo = fields.CopiesTo,
        Information = fields.Information,
        ExemptionReason = fields.ExemptionReason,
        Subject = fields.Subject,
        Amends = [.. fields.Amends.Where(slugs.ContainsKey).Select(id => slugs[id])],
        Revokes = [.. fields.Revokes.Where(slugs.ContainsKey).Select(id => slugs[id])],
        Sample = fields.Sample,
        SampleNote = fields.SampleNote,
    };
}
