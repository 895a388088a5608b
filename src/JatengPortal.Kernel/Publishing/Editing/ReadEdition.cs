using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Shows an editor one edition as readers see it, or would.</summary>
internal static class ReadEdition
{
    public static string StepOf(int number) => $"edisi/{number}";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial =>
        document.MapGet("/edisi/{number:int}", HandleAsync<TEditorial>);

    private static async Task<Results<RazorComponentResult<EditionPage>, NotFound>> HandleAsync<TEditorial>(
        Guid id, int number, TEditorial editorial, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var document = await editorial.Db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == id, cancellationToken);
        var edition = await editorial.Db.Set<Edition>().AsNoTracking().SingleOrDefaultAsync(e => e.DocumentId == id && e.Number == number, cancellationToken);
        return edition is null
            ? TypedResults.NotFound()
            : new RazorComponentResult<EditionPage>(new
            {
                editorial.Kind, Document = document, Edition = edition, Look = editorial.Look(document, edition, headingLevel: 2),
            });
    }
}
