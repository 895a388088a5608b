using System.Globalization;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.News.Articles.Editing;

/// <summary>What keeps an article from being saved, told to whoever typed it. The same rules hold wherever articles come from.</summary>
internal static partial class ArticleFormRules
{
    public const int LongestTitle = 300;
    public const int LongestSummary = 1000;
    public const int LongestName = 60;
    public const int LongestLine = 200;
    public const int LongestSource = 500;
    public const int MostTags = 20;
    public const int MostSources = 20;

    public static FormErrors Check(ArticleForm form, bool hasSlug)
    {
        var errors = new FormErrors();
        if (form.Title.Length == 0)
            errors.Add(ArticleForm.TitleField, Texts.Edit_title_missing);
        else if (form.Title.Length > LongestTitle || form.Title.Any(char.IsControl))
            errors.Add(ArticleForm.TitleField, TooLong(LongestTitle));
        if (hasSlug && form.Slug.Length > 0 && !Slug.TryParse(form.Slug, out _))
            errors.Add(EditingForm.SlugField, Texts.Edit_slug_malformed);
        if (form.Summary.Length > LongestSummary)
            errors.Add(ArticleForm.SummaryField, TooLong(LongestSummary));
        if (BodyFault.Of(form.Body) is { } fault)
            errors.Add(ArticleForm.BodyField, fault);
        if (form.Category.Length > LongestName || form.Category.Any(char.IsControl))
            errors.Add(ArticleForm.CategoryField, TooLong(LongestName));
        if (form.TagNames.Length > MostTags || form.TagNames.Any(name => name.Length > LongestName))
            errors.Add(ArticleForm.TagsField, string.Format(CultureInfo.CurrentCulture, Texts.Edit_tags_bounds, MostTags, LongestName));
        CheckLine(ArticleForm.AuthorField, form.Author, errors);
        CheckLine(ArticleForm.DatelineField, form.Dateline, errors);
        CheckCover(form, errors);
        if (form.SourceLines.Length > MostSources || form.SourceLines.Any(line => line.Length > LongestSource))
            errors.Add(ArticleForm.SourcesField, string.Format(CultureInfo.CurrentCulture, Texts.Edit_sources_bounds, MostSources, LongestSource));
        return errors;
    }

    private static void CheckLine(string field, string text, FormErrors errors)
    {
        if (text.Length > LongestLine || text.Any(char.IsControl))
            errors.Add(field, TooLong(LongestLine));
    }

    private static void CheckCover(ArticleForm form, FormErrors errors)
    {
        if (form.Cover.Length > 0 && (form.Cover.Length > LongestLine || !MediaPath().IsMatch(form.Cover)))
            errors.Add(ArticleForm.CoverField, Texts.Edit_cover_malformed);
        if (form.Cover.Length > 0 && form.CoverAlt.Length == 0)
            errors.Add(ArticleForm.CoverAltField, Texts.Edit_cover_without_alt);
        else if (form.CoverAlt.Length > LongestSource)
            errors.Add(ArticleForm.CoverAltField, TooLong(LongestSource));
    }

    private static string TooLong(int most) => string.Format(CultureInfo.CurrentCulture, Texts.Edit_too_long, most);

    // As media are named; a path of another shape could lead out of them.
    [GeneratedRegex(@"^[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex MediaPath();
}
