using System.Globalization;
using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Lists the documents of a kind that a person may see, last changed first.</summary>
internal static class ListDocuments
{
    public const string OlderThan = "setelah";
    public const string NewerThan = "sebelum";
    private const int PageSize = 25;
    private const int MostWriters = 200;

    internal static void Map<TEditorial>(FeatureRoutes editing, EditorialKind kind)
        where TEditorial : Editorial =>
        editing.MapGet(kind.Desk, HandleAsync<TEditorial>);

    private static async Task<RazorComponentResult<DocumentRowsPage>> HandleAsync<TEditorial>(
        HttpRequest request, TEditorial editorial, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var (filter, kind, db) = (DocumentFilter.Read(request.Query), editorial.Kind, editorial.Db);
        var seesAll = editorial.Current.Allows(kind.Edit) || editorial.Current.Allows(kind.Publish);
        var rows = filter.Narrow(db.Set<DocumentRow>().AsNoTracking().Where(row => row.Kind == kind.Id));
        if (!seesAll)
        {
            var own = editorial.Current.Account!.Id;
            rows = rows.Where(row => row.WriterId == own);
        }

        var page = await ReadAsync(rows, ReadKey(request.Query[OlderThan]), ReadKey(request.Query[NewerThan]), cancellationToken);
        var shown = page.Rows.Select(row => row.WriterId).Distinct().ToList();
        var writers = await db.Set<Writer>().AsNoTracking().Where(writer => shown.Contains(writer.Id))
            .ToDictionaryAsync(writer => writer.Id, writer => writer.Name, cancellationToken);
        return new RazorComponentResult<DocumentRowsPage>(new
        {
            Kind = kind,
            Filter = filter,
            page.Rows,
            Previous = page.HasNewer ? filter.PathOf(kind.Desk, (NewerThan, KeyOf(page.Rows[0]))) : null,
            Next = page.HasOlder ? filter.PathOf(kind.Desk, (OlderThan, KeyOf(page.Rows[^1]))) : null,
            WriterNames = (IReadOnlyDictionary<Guid, string>)writers,
            Writers = seesAll ? await WritersAsync(db, cancellationToken) : [],
        });
    }

    private static async Task<IReadOnlyList<(Guid Id, string Name)>> WritersAsync(DbContext db, CancellationToken cancellationToken) =>
        (await db.Set<Writer>().AsNoTracking().OrderBy(writer => writer.Name).Take(MostWriters).ToListAsync(cancellationToken))
            .ConvertAll(writer => (writer.Id, writer.Name));

    private static async Task<(IReadOnlyList<DocumentRow> Rows, bool HasNewer, bool HasOlder)> ReadAsync(
        IQueryable<DocumentRow> rows, (DateTime Utc, Guid Id)? olderThan, (DateTime Utc, Guid Id)? newerThan, CancellationToken cancellationToken)
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

    // The key itself and not the document's name: a document that is changed meanwhile moves to the front, and the page must not.
    private static string KeyOf(DocumentRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.ChangedUtc.Ticks:x}-{row.Id:N}");

    private static (DateTime Utc, Guid Id)? ReadKey(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number < DateTime.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var guid)
            ? (new DateTime(number, DateTimeKind.Utc), guid)
            : null;
}
