using JatengPortal.Kernel.Modules;
using System.Globalization;
using JatengPortal.Kernel.Security;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Lists the articles that a person may change, last changed first.</summary>
internal static class ListForEditors
{
    public const string OlderThan = "setelah";
    public const string NewerThan = "sebelum";
    private const int PageSize = 25;
    private const int MostWriters = 200;

    internal static void Map(FeatureRoutes editing) => editing.MapGet(EditingRoutes.List, HandleAsync);

    private static async Task<RazorComponentResult<ArticleRowsPage>> HandleAsync(
        HttpRequest request, NewsDbContext db, CurrentAccount current, CancellationToken cancellationToken)
    {
        var filter = ArticleFilter.Read(request.Query);
        var seesAll = current.Allows(NewsModule.Edit);
        var rows = filter.Narrow(db.ArticleRows.AsNoTracking());
        if (!seesAll)
        {
            var own = current.Account!.Id;
            rows = rows.Where(row => row.WriterId == own);
        }

        var page = await ReadAsync(rows, ReadKey(request.Query[OlderThan]), ReadKey(request.Query[NewerThan]), cancellationToken);
        var shown = page.Rows.Select(row => row.WriterId).Distinct().ToList();
        var writers = await db.Writers.AsNoTracking().Where(writer => shown.Contains(writer.Id))
            .ToDictionaryAsync(writer => writer.Id, writer => writer.Name, cancellationToken);
        return new RazorComponentResult<ArticleRowsPage>(new
        {
            Filter = filter,
            page.Rows,
            Previous = page.HasNewer ? filter.PathOf(EditingRoutes.List, (NewerThan, KeyOf(page.Rows[0]))) : null,
            Next = page.HasOlder ? filter.PathOf(EditingRoutes.List, (OlderThan, KeyOf(page.Rows[^1]))) : null,
            WriterNames = (IReadOnlyDictionary<Guid, string>)writers,
            Writers = seesAll ? await WritersAsync(db, cancellationToken) : [],
        });
    }

    private static async Task<IReadOnlyList<(Guid Id, string Name)>> WritersAsync(NewsDbContext db, CancellationToken cancellationToken) =>
        (await db.Writers.AsNoTracking().OrderBy(writer => writer.Name).Take(MostWriters).ToListAsync(cancellationToken))
            .ConvertAll(writer => (writer.Id, writer.Name));

    private static async Task<(IReadOnlyList<ArticleRow> Rows, bool HasNewer, bool HasOlder)> ReadAsync(
        IQueryable<ArticleRow> rows, (DateTime Utc, Guid Id)? olderThan, (DateTime Utc, Guid Id)? newerThan, CancellationToken cancellationToken)
    {
        if (newerThan is { } newest)
        {
            var (utc, id) = newest;
            var newer = await rows.Where(row => row.ChangedUtc >= utc && (row.ChangedUtc > utc || row.Id.CompareTo(id) > 0))
                .OrderBy(row => row.ChangedUtc).ThenBy(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
            return newer.Count == 0
                ? await ReadAsync(rows, null, null, cancellationToken)
                : ([.. newer.Take(PageSize).Reverse()], newer.Count > PageSize, HasOlder: true);
        }

        if (olderThan is { } last)
        {
            var (utc, id) = last;
            rows = rows.Where(row => row.ChangedUtc <= utc && (row.ChangedUtc < utc || row.Id.CompareTo(id) < 0));
        }

        var older = await rows.OrderByDescending(row => row.ChangedUtc).ThenByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return ([.. older.Take(PageSize)], HasNewer: olderThan is not null && older.Count > 0, older.Count > PageSize);
    }

    // The key itself and not the article's name: an article that is changed meanwhile moves to the front, and the page must not.
    private static string KeyOf(ArticleRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.ChangedUtc.Ticks:x}-{row.Id:N}");

    private static (DateTime Utc, Guid Id)? ReadKey(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number < DateTime.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var guid)
            ? (new DateTime(number, DateTimeKind.Utc), guid)
            : null;
}
