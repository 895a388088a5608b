using System.Globalization;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Pages.PlainPages.Editing;

/// <summary>What an editor has typed, as it was typed: shown again where it can't be taken.</summary>
public sealed record PageForm
{
    public const string TitleField = "judul";
    public const string SlugField = "alamat";
    public const string SummaryField = "ringkasan";
    public const string BodyField = "isi";
    public const string BasisField = "dasar";
    public const int LongestTitle = 300;
    public const int LongestSummary = 1000;

    public string Title { get; init; } = "";
    /// <summary>Empty to have one made of the title, or to keep the present one.</summary>
    public string Slug { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Body { get; init; } = "";
    /// <summary>The edition that was gone on from; empty for a new page.</summary>
    public string Basis { get; init; } = "";

    internal static PageForm Read(IFormCollection form) => new()
    {
        Title = form[TitleField].ToString().Trim(),
        Slug = form[SlugField].ToString().Trim(),
        Summary = form[SummaryField].ToString().ReplaceLineEndings(" ").Trim(),
        // Browsers end lines with two signs; what was typed has one.
        Body = form[BodyField].ToString().ReplaceLineEndings("\n"),
        Basis = form[BasisField].ToString(),
    };

    internal static PageForm Of(Document page) => new()
    {
        Title = page.Current!.Title,
        Slug = page.Slug,
        Summary = page.Current.Summary,
        Body = page.Current.Body,
        Basis = page.Current.Id.ToString("N"),
    };

    internal DocumentText ToText() => new() { Title = Title, Summary = Summary, Body = Body };

    /// <summary>What keeps it from being published.</summary>
    internal FormErrors Check()
    {
        var errors = new FormErrors();
        if (Title.Length == 0)
            errors.Add(TitleField, Texts.Page_title_missing);
        else if (Title.Length > LongestTitle || Title.Any(char.IsControl))
            errors.Add(TitleField, TooLong(LongestTitle));
        if (Slug.Length > 0 && !Kernel.Publishing.Slug.TryParse(Slug, out _))
            errors.Add(SlugField, Texts.Page_slug_malformed);
        if (Summary.Length > LongestSummary)
            errors.Add(SummaryField, TooLong(LongestSummary));
        if (string.IsNullOrWhiteSpace(Body))
            errors.Add(BodyField, Texts.Page_body_missing);
        else if (BodyFault.Of(Body) is { } fault)
            errors.Add(BodyField, fault);
        return errors;
    }

    private static string TooLong(int most) => string.Format(CultureInfo.CurrentCulture, Texts.Page_too_long, most);
}
