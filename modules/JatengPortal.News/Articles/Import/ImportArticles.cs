using System.Runtime.CompilerServices;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Articles.Import.WordPress;

namespace JatengPortal.News.Articles.Import;

/// <summary>
/// Takes articles in from a file and publishes them: the export of a WordPress site (<see cref="ImportWordPress"/>), or one article
/// (<see cref="ArticleFile"/>), on the date that the file gives, otherwise now.
/// </summary>
internal sealed class ImportArticles(ArticleIntake publisher, TenantDatabase database, ImportWordPress wordPress) : IImporter
{
    public const string Kind = "articles";
    private const int SummaryLength = 200;

    public async IAsyncEnumerable<ImportRow> ImportAsync(
        string path, bool dryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (isMarkup, unreadable) = await LookAsync(path, cancellationToken);
        if (unreadable is not null)
            yield return unreadable;
        else if (!isMarkup)
            yield return await ImportOneAsync(path, dryRun, cancellationToken);
        else
        {
            await foreach (var row in wordPress.ImportAsync(path, dryRun, cancellationToken))
                yield return row;
        }
    }

    private static async Task<(bool IsMarkup, ImportRow? Unreadable)> LookAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await MarkupFile.IsOneAsync(path, cancellationToken), null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (false, new ImportRow(Path.GetFileName(path), ImportRow.Refused, refused.Message));
        }
    }

    private async Task<ImportRow> ImportOneAsync(string path, bool dryRun, CancellationToken cancellationToken)
    {
        var source = Path.GetFileName(path);
        try
        {
            var article = await ArticleFile.ReadAsync(path, cancellationToken);
            await using var transaction = await database.BeginAsync(cancellationToken);
            var taken = await publisher.TakeInAsync(DraftOf(article), cancellationToken);
            if (!dryRun)
                await transaction.CommitAsync(cancellationToken);
            return new ImportRow(source, taken.Outcome.ToString().ToLowerInvariant(), article.Title)
            {
                Warnings = [.. article.Warnings.Select(Describe)],
            };
        }
        catch (Exception refused) when (refused is RuleViolationException or IOException or UnauthorizedAccessException)
        {
            return new ImportRow(source, ImportRow.Refused, refused.Message);
        }
    }

    private static ArticleDraft DraftOf(ImportedArticle article) => new(
        article.SourceId,
        article.Slug,
        new DocumentText
        {
            Title = article.Title,
            Summary = article.Summary ?? MarkdownRenderer.PlainText(article.Body, SummaryLength),
            Body = article.Body,
            Fields = new ArticleFields
            {
                Category = article.Category,
                Tags = article.Tags,
                Author = article.Author,
                Dateline = article.Dateline,
                CoverPath = article.Cover?.Path,
                CoverAlt = article.Cover?.Alt,
            }.ToJson(),
        },
        article.PublishedUtc,
        Publish: true);

    private static string Describe(ImportWarning warning) => warning.Line == 0
        ? warning.Why
        : $"line {warning.Line}: {warning.Why}: {warning.Text}";
}
