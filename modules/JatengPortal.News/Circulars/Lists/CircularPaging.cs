using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>A page of a list, newest first.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Newer">Slug that the page of newer items ends before; null on the first page.</param>
/// <param name="Older">Slug that the page of older items begins after; null on the last page.</param>
public sealed record CircularsOfPage(IReadOnlyList<Circular> Items, string? Newer, string? Older);

/// <summary>Pages through circulars by key.</summary>
internal static class CircularPaging
{
    public const string OlderThan = "setelah";
    public const string NewerThan = "sebelum";
    private const int PageSize = 12;

    /// <returns>Null where the named item doesn't exist.</returns>
    public static async Task<CircularsOfPage?> ReadCircularsAsync(
        this NewsDbContext db, IQueryable<Circular> list, string? olderThan, string? newerThan, CancellationToken cancellationToken)
    {
        if ((olderThan ?? newerThan) is not { } slug)
        {
            var newest = await Newest(list).Take(PageSize + 1).ToListAsync(cancellationToken);
            return Page(newest, hasNewer: false, hasOlder: newest.Count > PageSize);
        }

        var key = await db.Circulars.Where(circular => circular.Slug == slug).Select(circular => new { circular.PublishedUtc, circular.Id })
            .SingleOrDefaultAsync(cancellationToken);
        if (key is null)
            return null;
        if (olderThan is not null)
        {
            var older = await list.After(key.PublishedUtc, key.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
            return Page(older, hasNewer: true, hasOlder: older.Count > PageSize);
        }

        var newer = await list
            .Where(c => c.PublishedUtc > key.PublishedUtc || (c.PublishedUtc == key.PublishedUtc && c.Id.CompareTo(key.Id) > 0))
            .OrderBy(c => c.PublishedUtc).ThenBy(c => c.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return Page([.. newer.Take(PageSize).Reverse()], hasNewer: newer.Count > PageSize, hasOlder: true);
    }

    public static IQueryable<Circular> Newest(IQueryable<Circular> list) =>
        list.OrderByDescending(circular => circular.PublishedUtc).ThenByDescending(circular => circular.Id);

    /// <summary>Those that stand after this key, newest first.</summary>
    public static IQueryable<Circular> After(this IQueryable<Circular> list, DateTime publishedUtc, Guid id) => Newest(
        list.Where(c => c.PublishedUtc < publishedUtc || (c.PublishedUtc == publishedUtc && c.Id.CompareTo(id) < 0)));

    private static CircularsOfPage Page(List<Circular> found, bool hasNewer, bool hasOlder)
    {
        var items = found.Take(PageSize).ToList();
        return items.Count == 0
            ? new CircularsOfPage([], null, null)
            : new CircularsOfPage(items, hasNewer ? items[0].Slug : null, hasOlder ? items[^1].Slug : null);
    }
}
