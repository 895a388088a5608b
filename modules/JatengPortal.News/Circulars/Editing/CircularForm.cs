using System.Globalization;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Types;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>A circular as it is typed.</summary>
public sealed partial record CircularForm
{
    public const string TypeField = "jenis";
    public const string LayoutField = "tata-letak";
    public const string TitleField = "hal";
    public const string SummaryField = "ringkasan";
    public const string ClassificationField = "klasifikasi";
    public const string NumberField = "nomor";
    public const string NatureField = "sifat";
    public const string AttachmentField = "lampiran";
    public const string AddresseesField = "yth";
    public const string PlaceField = "tempat";
    public const string DateField = "tanggal";
    public const string BasisLinesField = "dasar-hukum";
    public const string BodyField = "isi";
    public const string OfficeField = "jabatan";
    public const string OnBehalfField = "atas-nama";
    public const string SignerField = "nama";
    public const string RankField = "pangkat";
    public const string NipField = "nip";
    public const string CopiesField = "tembusan";
    public const string InformationField = "informasi";
    public const string ExemptionField = "alasan-dikecualikan";
    public const string SubjectField = "topik";
    public const string AmendsField = "mengubah";
    public const string RevokesField = "mencabut";
    public const string SampleField = "contoh";
    public const string SampleNoteField = "catatan-contoh";

    public string Type { get; init; } = "";
    public LetterLayout Layout { get; init; }
    public string Title { get; init; } = "";
    /// <summary>Empty to have one made of the title.</summary>
    public string Slug { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Classification { get; init; } = "";
    public string Number { get; init; } = "";
    public LetterNature Nature { get; init; }
    public string Attachment { get; init; } = "";
    /// <summary>One a line, as are all lists.</summary>
    public string Addressees { get; init; } = "";
    public string Place { get; init; } = "";
    /// <summary>As browsers send it: <c>2024-11-01</c>.</summary>
    public string Date { get; init; } = "";
    public string BasisLines { get; init; } = "";
    public string Body { get; init; } = "";
    public string Office { get; init; } = "";
    public string OnBehalfOf { get; init; } = "";
    public string Signer { get; init; } = "";
    public string Rank { get; init; } = "";
    public string Nip { get; init; } = "";
    public string Copies { get; init; } = "";
    public InformationClass Information { get; init; }
    public string ExemptionReason { get; init; } = "";
    public string Subject { get; init; } = "";
    /// <summary>Numbers of published circulars.</summary>
    public string Amends { get; init; } = "";
    public string Revokes { get; init; } = "";
    public bool Sample { get; init; }
    public string SampleNote { get; init; } = "";
    /// <summary>Which state of which edition was gone on from; see <see cref="Editorial.BasisOf"/>. Empty for a new circular.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What a new circular of a type begins with.</summary>
    internal static CircularForm Of(CircularType type) => new()
    {
        Type = type.Slug,
        Layout = type.Layout,
        Classification = type.Classification ?? "",
        Body = type.SuggestedBody,
    };

    internal static CircularForm Read(IFormCollection form) => new()
    {
        Type = form[TypeField].ToString(),
        Layout = ReadEnum<LetterLayout>(form[LayoutField]),
        Title = OneLine(form[TitleField].ToString()),
        Slug = form[EditingForm.SlugField].ToString().Trim(),
        Summary = OneLine(form[SummaryField].ToString()),
        Classification = form[ClassificationField].ToString().Trim(),
        Number = OneLine(form[NumberField].ToString()),
        Nature = ReadEnum<LetterNature>(form[NatureField]),
        Attachment = OneLine(form[AttachmentField].ToString()),
        Addressees = Lines(form[AddresseesField].ToString()).Trim(),
        Place = OneLine(form[PlaceField].ToString()),
        Date = form[DateField].ToString().Trim(),
        BasisLines = Lines(form[BasisLinesField].ToString()).Trim(),
        Body = Lines(form[BodyField].ToString()),
        Office = OneLine(form[OfficeField].ToString()),
        OnBehalfOf = OneLine(form[OnBehalfField].ToString()),
        Signer = OneLine(form[SignerField].ToString()),
        Rank = OneLine(form[RankField].ToString()),
        // As letters print it, with spaces between its parts.
        Nip = form[NipField].ToString().Replace(" ", "", StringComparison.Ordinal),
        Copies = Lines(form[CopiesField].ToString()).Trim(),
        Information = ReadEnum<InformationClass>(form[InformationField]),
        ExemptionReason = OneLine(form[ExemptionField].ToString()),
        Subject = OneLine(form[SubjectField].ToString()),
        Amends = Lines(form[AmendsField].ToString()).Trim(),
        Revokes = Lines(form[RevokesField].ToString()).Trim(),
        Sample = form[SampleField] == "true",
        SampleNote = OneLine(form[SampleNoteField].ToString()),
        Basis = form[EditingForm.BasisField].ToString(),
    };

    /// <param name="document">Whose.</param>
    /// <param name="edition">What it says.</param>
    /// <param name="numbers">Of the circulars that it names, by id.</param>
    internal static CircularForm Of(Document document, Edition edition, IReadOnlyDictionary<Guid, string> numbers)
    {
        var fields = edition.Text.FieldsAs<CircularFields>();
        return new CircularForm
        {
            Type = fields.Type,
            Layout = fields.Layout,
            Title = edition.Title,
            Slug = document.Slug,
            Summary = edition.Summary,
            Classification = fields.Classification ?? "",
            Number = fields.Number ?? "",
            Nature = fields.Nature,
            Attachment = fields.Attachment ?? "",
            Addressees = string.Join('\n', fields.Addressees),
            Place = fields.Place ?? "",
            Date = fields.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            BasisLines = string.Join('\n', fields.Basis),
            Body = edition.Body,
            Office = fields.Signatory.Office,
            OnBehalfOf = fields.Signatory.OnBehalfOf ?? "",
            Signer = fields.Signatory.Name ?? "",
            Rank = fields.Signatory.Rank ?? "",
            Nip = fields.Signatory.Nip ?? "",
            Copies = string.Join('\n', fields.CopiesTo),
            Information = fields.Information,
            ExemptionReason = fields.ExemptionReason ?? "",
            Subject = fields.Subject ?? "",
            Amends = NumbersOf(fields.Amends, numbers),
            Revokes = NumbersOf(fields.Revokes, numbers),
            Sample = fields.Sample,
            SampleNote = fields.SampleNote ?? "",
            Basis = Editorial.BasisOf(edition),
        };
    }

    /// <summary>Null where one is to be made of the title.</summary>
    internal Kernel.Publishing.Slug? ReadSlug() => Kernel.Publishing.Slug.TryParse(Slug, out var slug) ? slug : null;

    internal DateOnly? ReadDate() => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    internal CircularFields ToFields(IReadOnlyList<Guid> amends, IReadOnlyList<Guid> revokes) => new()
    {
        Type = Type,
        Layout = Layout,
        Classification = NullIfEmpty(Classification),
        Number = NullIfEmpty(Number),
        Nature = Nature,
        Attachment = NullIfEmpty(Attachment),
        Addressees = ListOf(Addressees),
        Place = NullIfEmpty(Place),
        Date = ReadDate(),
        Basis = ListOf(BasisLines),
        Signatory = new Signatory
        {
            Office = Office, OnBehalfOf = NullIfEmpty(OnBehalfOf), Name = NullIfEmpty(Signer), Rank = NullIfEmpty(Rank), Nip = NullIfEmpty(Nip),
        },
        CopiesTo = ListOf(Copies),
        Information = Information,
        ExemptionReason = NullIfEmpty(ExemptionReason),
        Subject = NullIfEmpty(Subject),
        Amends = amends,
        Revokes = revokes,
        Sample = Sample,
        SampleNote = NullIfEmpty(SampleNote),
    };

    internal DocumentText ToText(CircularFields fields) => new() { Title = Title, Summary = Summary, Body = Body, Fields = fields.ToJson() };

    internal static string[] ListOf(string lines) => lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string NumbersOf(IReadOnlyList<Guid> ids, IReadOnlyDictionary<Guid, string> numbers) =>
        string.Join('\n', ids.Where(numbers.ContainsKey).Select(id => numbers[id]));

    private static T ReadEnum<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(value => value.ToString() == text);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // Browsers end lines with two signs; what was typed has one.
    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string OneLine(string text) => Blanks().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
