using System.Globalization;
using System.Runtime.CompilerServices;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Importing;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Markup;

namespace JatengPortal.News.Articles.Import.WordPress;

/// <summary>
/// Takes an export of a WordPress site in: posts become articles, pages plain pages. A few dozen at a time go into one transaction,
/// so that a long import holds neither memory nor the tenant's database, and one that was ended goes on where it stood: what was
/// taken in is recognised and left as it is.
/// </summary>
internal sealed class ImportWordPress(
    ArticleIntake articles, TenantDatabase database, CurrentTenant current, TimeProvider clock, IPlainPages? pages = null)
{
    private const int MostInOneTransaction = 50;
    private const int MostTextInOneTransaction = 1024 * 1024;
    private const int FileBuffer = 128 * 1024;
    private const string Settled = "read";

    public async IAsyncEnumerable<ImportRow> ImportAsync(
        string path, bool dryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = Path.GetFileName(path);
        using var export = new WordPressExport(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBuffer, FileOptions.SequentialScan));
        var posts = new PostReader(export, file, clock.GetUtcNow().UtcDateTime);
        var totals = new LeftOut();
        var slugs = new SeenTexts();
        string? broken;
        List<ReadPost> batch;
        do
        {
            (batch, broken) = NextBatch(export, posts, cancellationToken);
            foreach (var (post, row) in batch.Zip(await TakeInAsync(batch, slugs, dryRun, cancellationToken)))
            {
                totals.AddCounts(post.LeftOut);
                yield return row with { Share = export.Share };
            }
        }
        while (batch.Count > 0 && broken is null);

        totals.Add("control characters, became blanks", count: export.Mended);
        var whole = string.Create(CultureInfo.InvariantCulture, $"the whole export, {export.Count:N0} items");
        yield return new ImportRow(file, broken is null ? Settled : ImportRow.Refused, broken ?? whole) { Warnings = totals.Lines };
    }

    /// <summary>What is taken in next; empty at the end. Behind what is broken nothing can be read, but what stands before it counts.</summary>
    private static (List<ReadPost> Batch, string? Broken) NextBatch(
        WordPressExport export, PostReader posts, CancellationToken cancellationToken)
    {
        var batch = new List<ReadPost>();
        var length = 0;
        try
        {
            while (batch.Count < MostInOneTransaction && length < MostTextInOneTransaction && export.Read() is { } item)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var post = posts.Read(item);
                batch.Add(post);
                length += post.Length;
            }

            return (batch, null);
        }
        catch (Exception broken) when (broken is RuleViolationException or IOException)
        {
            return (batch, broken.Message);
        }
    }

    private async Task<List<ImportRow>> TakeInAsync(
        List<ReadPost> batch, SeenTexts slugs, bool dryRun, CancellationToken cancellationToken)
    {
        if (batch.TrueForAll(post => post.Row is not null))
            return batch.ConvertAll(post => post.Row!);
        try
        {
            return await InOneTransactionAsync(batch, slugs, dryRun, cancellationToken);
        }
        catch (RuleViolationException refused) when (batch is [var post])
        {
            return [new ImportRow(post.Source, ImportRow.Refused, $"{post.Title}: {refused.Message}")];
        }
        catch (RuleViolationException)
        {
            // One of them can't be taken in and undid the others: each by itself, then.
            var rows = new List<ImportRow>();
            foreach (var post in batch)
                rows.AddRange(await TakeInAsync([post], slugs, dryRun, cancellationToken));
            return rows;
        }
        finally
        {
            database.ForgetRows();
        }
    }

    private async Task<List<ImportRow>> InOneTransactionAsync(
        List<ReadPost> batch, SeenTexts slugs, bool dryRun, CancellationToken cancellationToken)
    {
        var rows = new List<ImportRow>();
        await using var transaction = await database.BeginAsync(cancellationToken);
        foreach (var post in batch)
            rows.Add(post.Row ?? await TakeInAsync(post, slugs, cancellationToken));
        if (!dryRun)
            await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private async Task<ImportRow> TakeInAsync(ReadPost post, SeenTexts slugs, CancellationToken cancellationToken)
    {
        string outcome, slug;
        IReadOnlyList<OldPath> heldByOthers;
        if (post.Article is { } draft)
        {
            var taken = await articles.TakeInAsync(draft, cancellationToken);
            (outcome, slug, heldByOthers) = (taken.Outcome.ToString().ToLowerInvariant(), taken.Slug, taken.HeldByOthers);
        }
        else if (pages is not null && current.Tenant.Features.Contains(pages.Feature))
        {
            var taken = await pages.TakeInAsync(post.Page!, cancellationToken);
            (outcome, slug, heldByOthers) = (taken.Changed ? "published" : "unchanged", taken.Slug, taken.HeldByOthers);
        }
        else
        {
            return new ImportRow(post.Source, ImportRow.LeftOut, $"{post.Title}: {current.Tenant.Name} has no plain pages");
        }

        // A dry run takes back what would have taken the address, so the file's own slugs are remembered.
        var isNumbered = !slugs.Add($"{(post.Article is null ? "page" : "article")} {post.Slug}") || slug != post.Slug!.Value;
        string[] numbered = isNumbered ? [$"its address '{post.Slug}' is taken by another one; it gets a number"] : [];
        return new ImportRow(post.Source, outcome, post.Title)
        {
            Warnings =
            [
                .. numbered, .. heldByOthers.Select(path => $"the old address {path} leads to another one already"), .. post.Warnings,
            ],
        };
    }
}
