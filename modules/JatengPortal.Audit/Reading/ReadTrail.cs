using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Audit.Reading;

/// <summary>Lists the entries of a trail, the newest first, and shows one of them.</summary>
internal static class ReadTrail
{
    public const string OlderThan = "setelah";
    public const string NewerThan = "sebelum";
    private const int PageSize = 50;

    public static void Map(FeatureRoutes trail)
    {
        trail.MapGet("", ListAsync);
        trail.MapGet("/{sequence:long}", ReadEntryAsync);
    }

    private static async Task<RazorComponentResult<TrailPage>> ListAsync(
        OpenTrail trail, EntryWords words, [AsParameters] TrailSelection selection,
        [FromQuery(Name = OlderThan)] long? older, [FromQuery(Name = NewerThan)] long? newer, CancellationToken cancellationToken)
    {
        var entries = await selection.OfAsync(trail.Db, words, cancellationToken);
        var isBackwards = newer is not null;
        var found = isBackwards
            ? await entries.Where(entry => entry.Sequence > newer).OrderBy(entry => entry.Sequence).Take(PageSize + 1).ToListAsync(cancellationToken)
            : await entries.Where(entry => older == null || entry.Sequence < older).OrderByDescending(entry => entry.Sequence)
                .Take(PageSize + 1).ToListAsync(cancellationToken);
        var hasMore = found.Count > PageSize;
        var page = found.Take(PageSize).ToList();
        if (isBackwards)
            page.Reverse();
        return new RazorComponentResult<TrailPage>(new
        {
            trail.Place,
            Selection = selection,
            Entries = page,
            Newer = page.Count > 0 && (isBackwards ? hasMore : older is not null) ? page[0].Sequence : (long?)null,
            Older = page.Count > 0 && (isBackwards || hasMore) ? page[^1].Sequence : (long?)null,
        });
    }

    private static async Task<Results<RazorComponentResult<EntryPage>, NotFound>> ReadEntryAsync(
        OpenTrail trail, long sequence, CancellationToken cancellationToken)
    {
        var entry = await trail.Db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(one => one.Sequence == sequence, cancellationToken);
        return entry is null
            ? TypedResults.NotFound()
            : new RazorComponentResult<EntryPage>(new { trail.Place, Entry = entry, Changes = EntryChanges.Of(entry) });
    }
}
