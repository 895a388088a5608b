using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Numbers;

namespace JatengPortal.News.Circulars;

/// <summary>What a circular adds to the fields of every document; its title is the letter's subject (hal).</summary>
public sealed partial record CircularFields
{
    /// <summary>See <see cref="Types.CircularType.Slug"/>.</summary>
    public string Type { get; init; } = "";

    [JsonConverter(typeof(JsonStringEnumConverter<LetterLayout>))]
    public LetterLayout Layout { get; init; }

    /// <summary>Code of Permendagri 83/2022 (kode klasifikasi), such as <c>100.2.7</c>; null while none is chosen.</summary>
    public string? Classification { get; init; }

    /// <summary>As printed; null while it has none.</summary>
    public string? Number { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<LetterNature>))]
    public LetterNature Nature { get; init; }

    /// <summary>Lampiran, such as <c>1 (satu) berkas</c>; null for none.</summary>
    public string? Attachment { get; init; }

    /// <summary>To whom it goes (Yth.), a line each.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>Where it is signed.</summary>
    public string? Place { get; init; }

    /// <summary>When it is signed.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Legal basis (dasar), a regulation each.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    public Signatory Signatory { get; init; } = new();

    /// <summary>Who gets a copy (tembusan), a line each.</summary>
    public IReadOnlyList<string> CopiesTo { get; init; } = [];

    [JsonConverter(typeof(JsonStringEnumConverter<InformationClass>))]
    public InformationClass Information { get; init; }

    /// <summary>Why the public may not know of it; only for what is exempt.</summary>
    public string? ExemptionReason { get; init; }

    /// <summary>What lists sort it under (topik), such as <c>Netralitas</c>; null for nothing.</summary>
    public string? Subject { get; init; }

    /// <summary>Ids of the circulars that it amends (mengubah).</summary>
    public IReadOnlyList<Guid> Amends { get; init; } = [];

    /// <summary>Ids of the circulars that it revokes (mencabut).</summary>
    public IReadOnlyList<Guid> Revokes { get; init; } = [];

    /// <summary>It is an example: some of its facts aren't known. Its page says so.</summary>
    public bool Sample { get; init; }

    /// <summary>Which facts those are, a sentence; null to say it in general.</summary>
    public string? SampleNote { get; init; }

    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this)!.AsObject();

    /// <summary>What must hold in every draft.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>circular.classification</c>, <c>circular.number</c>, <c>circular.line</c>, <c>circular.list-too-long</c>, <c>circular.nip</c>,
    /// <c>circular.exemption-reason</c>, <c>circular.date</c>
    /// </exception>
    public void Check()
    {
        if (Classification is not null && !IsClassification(Classification))
            throw new RuleViolationException("circular.classification", "A classification code is digits with dots between them, such as 100.2.7.");
        if (Number is not null)
            LetterNumber.Parse(Number);
        LetterLines.RequireLine(Attachment, 100);
        LetterLines.RequireLine(Place, 60);
        LetterLines.RequireLine(Subject, 60);
        LetterLines.RequireLine(ExemptionReason, 500);
        LetterLines.RequireLine(SampleNote, 500);
        LetterLines.RequireList(Addressees);
        LetterLines.RequireList(Basis);
        LetterLines.RequireList(CopiesTo);
        Signatory.Check();
        if (Date is { Year: < 1945 or > 2200 })
            throw new RuleViolationException("circular.date", "The date of the circular can't be meant.");
        if (Information == InformationClass.Exempt && ExemptionReason is null)
            throw new RuleViolationException("circular.exemption-reason", "Exempt information needs a reason (UU 14/2008).");
        if (Amends.Count + Revokes.Count > LetterLines.MostOfAList)
            throw new RuleViolationException("circular.list-too-long", $"A circular amends and revokes at most {LetterLines.MostOfAList} others.");
    }

    /// <summary>What must hold besides, before the public reads it.</summary>
    /// <exception cref="RuleViolationException">
    /// <c>circular.not-public</c>, <c>circular.number-missing</c>, <c>circular.incomplete</c>, and those of <see cref="Check"/>
    /// </exception>
    public void CheckPublic()
    {
        Check();
        // What is meant for few must not be made public by a slip of the pen.
        if (Information != InformationClass.Open || Nature is LetterNature.Restricted or LetterNature.Secret)
            throw new RuleViolationException("circular.not-public", "Restricted, secret and exempt circulars are never published.");
        if (Number is null)
            throw new RuleViolationException("circular.number-missing", "The circular has no number yet. Ask for one first.");
        if (Date is null || Place is null || Addressees.Count == 0 || Signatory.Office.Length == 0 || (Signatory.Name is null && !Sample))
            throw new RuleViolationException("circular.incomplete", "A circular needs addressees, place, date and who signs it.");
    }

    public static bool IsClassification(string text) => Code().IsMatch(text);

    [GeneratedRegex(@"^[0-9]{3}(\.[0-9]{1,3}){0,5}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
