using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>An item of an export, read: an article or a page to take in, or a row that says why it is neither.</summary>
internal sealed record ReadPost(string Source, string Title)
{
    public ArticleDraft? Article { get; init; }
    public ImportedPage? Page { get; init; }

    /// <summary>The whole result, where nothing is to be taken in.</summary>
    public ImportRow? Row { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public LeftOut LeftOut { get; init; } = new();

    /// <summary>The address that it should get; null where nothing is to be taken in.</summary>
    public Slug? Slug => Article?.Slug ?? Page?.Slug;

    /// <summary>Length of its text, in characters.</summary>
    public int Length => Article?.Text.Body.Length ?? Page?.Text.Body.Length ?? 0;
}

/// <summary>Makes articles and pages of the items of an export.</summary>
/// <param name="export">Knows site and authors.</param>
/// <param name="file">Name of the file, for the rows.</param>
/// <param name="now">UTC.</param>
internal sealed class PostReader(WordPressExport export, string file, DateTime now)
{
    private const int SummaryLength = 200;
    private const int LongestSummary = 1000;
    private const int LongestAuthor = 120;
    private const int LongestTitleShown = 200;

    private readonly SeenTexts _ids = new();

    public ReadPost Read(ExportItem item)
    {
        var source = $"{file}, {KindOf(item)} {IdOf(item) ?? $"on line {item.Line}"}";
        var shown = Shorten(item.Title.Length <= ParsedHtml.MaxLength ? item.Title : "");
        try
        {
            if (item.IsTooLong)
                throw new RuleViolationException("import.item-too-long", "Its texts together are longer than 5 MB.");
            var id = IdOf(item)
                ?? throw new RuleViolationException("import.id-missing", "It has no id, so it couldn't be recognised when it comes again.");
            if (!_ids.Add(id))
                throw new RuleViolationException("import.id-twice", $"The id {id} stands in the file before; that one was taken.");
            return WhyNot(item) is { } why
                ? LeaveOut(source, shown, why, ListOf(item))
                : Convert(item, $"wordpress:{SiteName}:{id}", source);
        }
        catch (RuleViolationException refused)
        {
            return new ReadPost(source, shown) { Row = new ImportRow(source, ImportRow.Refused, Sentence(shown, refused.Message)) };
        }
    }

    // The address without what changes between two exports of one site: http or https, www or not, a slash at its end.
    private string SiteName => export.Site is not { } site
        ? throw new RuleViolationException("import.site-missing", "The file doesn't say which site it is of (wp:base_blog_url, link).")
        : (site.Host.StartsWith("www.", StringComparison.Ordinal) ? site.Host[4..] : site.Host)
            + (site.IsDefaultPort ? "" : $":{site.Port}") + site.AbsolutePath.TrimEnd('/').ToLowerInvariant();

    private static string? WhyNot(ExportItem item) => item switch
    {
        { PostType: "attachment" } => $"a file of the old site ({PlainText.OneLine(item.AttachmentUrl)}); files aren't taken over",
        { PostType: not ("post" or "page") } => $"'{PlainText.OneLine(item.PostType)}' is neither a post nor a page",
        { Password.Length: > 0 } => "readable there only with a password",
        { Status: "publish" } => null,
        { Status: "future", PostType: "post" } => null,
        { Status: "future" } => "scheduled there; a plain page can't wait for its time",
        { Status: "draft" or "auto-draft" } => "a draft there",
        { Status: "pending" } => "waiting for review there",
        { Status: "private" } => "private there",
        { Status: "trash" } => "in the bin there",
        _ => $"not published there ('{PlainText.OneLine(item.Status)}')",
    };

    private ReadPost Convert(ExportItem item, string sourceId, string source)
    {
        var isPage = item.PostType == "page";
        var title = PlainArticle.RequireTitle(PlainText.Of(item.Title));
        var warnings = new List<string>();
        var leftOut = ListOf(item);
        var published = PostDate.Read(item.DateGmt, item.Date, warnings);
        var link = Uri.TryCreate(item.Link.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : null;
        var body = HtmlBody.ToMarkdown(item.Content, link ?? export.Site, leftOut);
        if (body.Length == 0)
            return LeaveOut(source, title, "no text is left of it", leftOut);

        var terms = PostTerms.Read(item.Terms, leftOut);
        var text = new DocumentText
        {
            Title = title,
            Summary = SummaryOf(item, body, link, leftOut),
            Body = body,
            Fields = isPage
                ? []
                : new ArticleFields { Category = terms.Category, Tags = terms.Tags, Author = AuthorOf(item, warnings) }.ToJson(),
        };
        warnings.AddRange(MarkdownRenderer.Render(body).Findings.Select(
            finding => $"line {finding.Line} of the text: {finding.Code}: {PlainText.OneLine(finding.Text)}"));
        if (isPage && published > now)
            throw new RuleViolationException("import.date", "It is published there on a day that is still to come.");
        var slug = PostAddress.SlugOf(item.PostName, title);
        var oldPaths = PostAddress.OldPathsOf(link, export.Site, item.PostId, isPage);
        return new ReadPost(source, title)
        {
            Article = isPage ? null : new ArticleDraft(sourceId, slug, text, published, Publish: true)
            {
                MayBeNumbered = true,
                OldPaths = oldPaths,
            },
            Page = isPage ? new ImportedPage(sourceId, slug, text, published, oldPaths) : null,
            Warnings = [.. warnings, .. leftOut.Lines],
            LeftOut = leftOut,
        };
    }

    private static ReadPost LeaveOut(string source, string title, string why, LeftOut leftOut) => new(source, title)
    {
        Row = new ImportRow(source, ImportRow.LeftOut, Sentence(title, why)) { Warnings = leftOut.Lines },
        LeftOut = leftOut,
    };

    private static LeftOut ListOf(ExportItem item)
    {
        var leftOut = new LeftOut();
        leftOut.Add(LeftOut.Comments, count: item.Comments);
        leftOut.Add(LeftOut.CustomFields, string.Join(", ", item.CustomFieldNames), item.CustomFields);
        if (item.HasFeaturedImage)
            leftOut.Add(LeftOut.Images, "(the picture above the text)");
        if (item.IsSticky)
            leftOut.Add("pinned to the top of lists there, not here");
        return leftOut;
    }

    private static string SummaryOf(ExportItem item, string body, Uri? link, LeftOut leftOut)
    {
        var excerpt = string.IsNullOrWhiteSpace(item.Excerpt) ? "" : HtmlBody.ToMarkdown(item.Excerpt, link, leftOut);
        return excerpt.Length > 0 ? MarkdownRenderer.PlainText(excerpt, LongestSummary) : MarkdownRenderer.PlainText(body, SummaryLength);
    }

    // A login or a mail address is nobody's name, and no business of the public.
    private string? AuthorOf(ExportItem item, List<string> warnings)
    {
        if (item.Creator.Trim() is not { Length: > 0 } login)
            return null;
        var name = export.DisplayNameOf(login) is { } stored ? PlainText.Of(stored) : "";
        if (name.Length is > 0 and <= LongestAuthor && !name.Contains('@', StringComparison.Ordinal))
            return name;
        warnings.Add("the file has no name of its author to show; no author is named");
        return null;
    }

    private static string? IdOf(ExportItem item) => item.PostId.Trim() is { Length: > 0 and <= 20 } id && id.All(char.IsAsciiDigit) ? id
        : item.Guid.Trim() is { Length: > 0 } guid ? PlainText.OneLine(guid)
        : null;

    private static string KindOf(ExportItem item) => item.PostType.Length is > 0 and <= 40 ? PlainText.OneLine(item.PostType) : "item";

    private static string Sentence(string title, string why) => title.Length == 0 ? why : $"{title}: {why}";

    private static string Shorten(string title)
    {
        var line = PlainText.OneLine(title);
        return line.Length <= LongestTitleShown ? line : line[..LongestTitleShown] + "…";
    }
}
