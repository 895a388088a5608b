using System.Globalization;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Circulars.Numbers;

/// <summary>A number that was given on paper, as it is typed.</summary>
public sealed record NumberForm
{
    public const string NumberField = "nomor";
    public const string TypeField = "jenis";
    public const string YearField = "tahun";
    public const string SubjectField = "hal";
    public const int LongestSubject = 300;

    public string Number { get; init; } = "";
    public string Type { get; init; } = "";
    public string Year { get; init; } = "";
    public string Subject { get; init; } = "";

    public int? YearNumber => int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1945 and <= 2200 ? year : null;

    public static NumberForm Read(IFormCollection typed) => new()
    {
        Number = typed[NumberField].ToString().Trim(),
        Type = typed[TypeField].ToString(),
        Year = typed[YearField].ToString().Trim(),
        Subject = typed[SubjectField].ToString().Trim(),
    };

    internal FormErrors Check()
    {
        var errors = new FormErrors();
        if (!LetterNumber.TryParse(Number, out _))
            errors.Add(NumberField, Texts.Number_malformed);
        if (Type.Length == 0)
            errors.Add(TypeField, Texts.Number_type_missing);
        if (YearNumber is null)
            errors.Add(YearField, Texts.Number_year_malformed);
        if (Subject.Length is 0 or > LongestSubject || Subject.Any(char.IsControl))
            errors.Add(SubjectField, string.Format(CultureInfo.CurrentCulture, Texts.Number_subject_bounds, LongestSubject));
        return errors;
    }
}
