using JatengPortal.Kernel.Publishing;

namespace JatengPortal.News.Articles.Import;

/// <summary>What a file says about an article, and what in it was not taken over.</summary>
/// <param name="SourceId">
/// <c>file:</c> and the id that the file gives itself, or <c>file:sha256:</c> and the hash of its text: the same file is recognised
/// when it comes again; an edited one is an update only where it has an id.
/// </param>
/// <param name="Title">1 to 300 characters.</param>
/// <param name="Slug">Null to make one from the title.</param>
/// <param name="Dateline">The place before the first sentence; null where none stands there.</param>
/// <param name="Summary">Null where the file has none.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Author">The author line; null where the file names none.</param>
/// <param name="Category">Null where the file names none.</param>
/// <param name="Tags">Empty where the file names none.</param>
/// <param name="PublishedUtc">Null where the file has no unambiguous date of publication.</param>
/// <param name="Cover">Null for none.</param>
/// <param name="Warnings">In the order of the file.</param>
internal sealed record ImportedArticle(
    string SourceId,
    string Title,
    Slug? Slug,
    string? Dateline,
    string? Summary,
    string Body,
    string? Author,
    string? Category,
    IReadOnlyList<string> Tags,
    DateTime? PublishedUtc,
    ImportedCover? Cover,
    IReadOnlyList<ImportWarning> Warnings);

/// <param name="Path">Among the tenant's media.</param>
/// <param name="Alt">What the picture shows; not empty.</param>
internal sealed record ImportedCover(string Path, string Alt);

/// <summary>Something in a file that was left out, or that is missing.</summary>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Text">What stands there, at most 200 characters.</param>
/// <param name="Why">One of <see cref="Import.Why"/>, or the code of a <see cref="MarkdownFinding"/>.</param>
internal sealed record ImportWarning(int Line, string Text, string Why)
{
    private const int LongestText = 200;

    public static ImportWarning About(int line, string text, string why) =>
        new(line, text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…"), why);
}

/// <summary>Why something was not taken over.</summary>
internal static class Why
{
    public const string Advertisement = "advertisement or sharing, left out";
    public const string BeforeDateline = "stands before the dateline, left out";
    public const string Byline = "byline, left out; name the author in front matter";
    public const string Caption = "photo caption, left out";
    public const string CommentForm = "comment form, left out";
    public const string DateDiffers = "a second, different date of publication; none was taken";
    public const string DatelineDate = "date in the dateline, left out; not taken as the time of publication";
    public const string DatelineOutlet = "name of the outlet in the dateline, left out";
    public const string NoDate = "no unambiguous date of publication; the time of the import was taken";
    public const string NoDateline = "no dateline";
    public const string NotOneDate = "not one unambiguous date (weekday, order of day and month, or such a day doesn't exist); left out";
    public const string RelatedLink = "link to other articles, left out";
    public const string RepeatsTitle = "repeats the title, left out";
    public const string SignOff = "sign-off mark, left out";
    public const string Source = "source line, left out; name sources in the text";
    public const string Tags = "list of tags, left out; give tags in front matter";
    public const string UnknownKey = "unknown key in the front matter, ignored";
}
