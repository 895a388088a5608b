using JatengPortal.Kernel.Modules;
using JatengPortal.Media.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace JatengPortal.Media.Files;

/// <summary>Sends a file to the public, with its content's hash as entity tag.</summary>
internal static class ServeFile
{
    internal static void Map(FeatureRoutes media) => media.MapGet("/media/{**path}", HandleAsync);

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> HandleAsync(
        string? path, MediaDbContext db, MediaLibrary library, HttpContext context, CancellationToken cancellationToken)
    {
        var file = path is not null && MediaPath.IsValid(path)
            ? await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Path == path, cancellationToken)
            : null;
        if (file is null)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.PhysicalFile(
            library.FileOf(file.Sha256), file.MediaType, lastModified: file.StoredUtc,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256[..24]}\""), enableRangeProcessing: true);
    }
}
