using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles;

/// <summary>A page of a list, newest first.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Newer">Slug that the page of newer items ends before; null on the first page.</param>
/// <param name="Older">Slug that the page of older items begins after; null on the last page.</param>
public sealed record ArticlesOfPage(IReadOnlyList<Article> Items, string? Newer, string? Older);

/// <summary>An article in a list, with the keys by which that list's own indexes are sorted.</summary>
internal sealed class ListedArticle
{
    public required DateTime PublishedUtc { get; init; }
    public required DateTime UpdatedUtc { get; init; }
    public required Guid Id { get; init; }
    public required Article Article { get; init; }
}

/// <summary>Pages through articles by key: a page costs the same wherever it stands in the list.</summary>
internal static class ArticlePaging
{
    public const string OlderThan = "setelah";
    public const string NewerThan = "sebelum";
    public const int PageSize = 12;

    /// <param name="db">Of the tenant.</param>
    /// <param name="list">Which articles; not sorted yet.</param>
    /// <param name="olderThan">Slug of the item after which the page begins; null for none.</param>
    /// <param name="newerThan">Slug of the item before which the page ends; null for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null where the named item doesn't exist.</returns>
    public static async Task<ArticlesOfPage?> ReadPageAsync(
        this NewsDbContext db, IQueryable<ListedArticle> list, string? olderThan, string? newerThan, CancellationToken cancellationToken)
    {
        if ((olderThan ?? newerThan) is not { } slug)
            return First(await Newest(list).Take(PageSize + 1).ToListAsync(cancellationToken));

        var key = await db.Articles.Where(article => article.Slug == slug).Select(article => new { article.PublishedUtc, article.Id })
            .SingleOrDefaultAsync(cancellationToken);
        if (key is null)
            return null;
        if (olderThan is not null)
        {
            var older = await Newest(list.Where(a => a.PublishedUtc < key.PublishedUtc
                || (a.PublishedUtc == key.PublishedUtc && a.Id.CompareTo(key.Id) < 0))).Take(PageSize + 1).ToListAsync(cancellationToken);
            return Page(older, hasNewer: true, hasOlder: older.Count > PageSize);
        }

        var newer = await list.Where(a => a.PublishedUtc > key.PublishedUtc
                || (a.PublishedUtc == key.PublishedUtc && a.Id.CompareTo(key.Id) > 0))
            .OrderBy(a => a.PublishedUtc).ThenBy(a => a.Id).Select(a => a.Article).Take(PageSize + 1).ToListAsync(cancellationToken);
        var hasNewer = newer.Count > PageSize;
        newer = [.. newer.Take(PageSize).Reverse()];
        return Page(newer, hasNewer, hasOlder: true);
    }

    /// <param name="newest">The newest of a list, one more than stand on a page.</param>
    public static ArticlesOfPage First(List<Article> newest) => Page(newest, hasNewer: false, hasOlder: newest.Count > PageSize);

    public static IQueryable<Article> Newest(IQueryable<ListedArticle> list) =>
        list.OrderByDescending(listed => listed.PublishedUtc).ThenByDescending(listed => listed.Id).Select(listed => listed.Article);

    private static ArticlesOfPage Page(List<Article> found, bool hasNewer, bool hasOlder)
    {
        var items = found.Take(PageSize).ToList();
        return items.Count == 0
            ? new ArticlesOfPage([], null, null)
            : new ArticlesOfPage(items, hasNewer ? items[0].Slug : null, hasOlder ? items[^1].Slug : null);
    }
}
