using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Shows word by word what one edition says otherwise than another one.</summary>
internal static class CompareEditions
{
    public static string PathOf(EditorialKind kind, Guid id, int earlier, int later) => kind.PathOf(id, $"banding/{earlier}/{later}");

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial =>
        document.MapGet("/banding/{earlier:int}/{later:int}", HandleAsync<TEditorial>);

    private static async Task<Results<RazorComponentResult<ComparePage>, NotFound>> HandleAsync<TEditorial>(
        Guid id, int earlier, int later, TEditorial editorial, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var found = await editorial.Db.Set<Edition>().AsNoTracking()
            .Where(edition => edition.DocumentId == id && (edition.Number == earlier || edition.Number == later)).ToListAsync(cancellationToken);
        return found.Find(edition => edition.Number == earlier) is { } before && found.Find(edition => edition.Number == later) is { } after
            ? new RazorComponentResult<ComparePage>(
                new { editorial.Kind, Id = id, Before = before, After = after, Words = await editorial.WordsAsync(found, cancellationToken) })
            : TypedResults.NotFound();
    }
}
