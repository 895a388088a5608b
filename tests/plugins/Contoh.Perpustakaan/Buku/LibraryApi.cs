using System.Runtime.Loader;
using Contoh.Perpustakaan.Data;
using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Contoh.Perpustakaan.Buku;

internal static class LibraryApi
{
    internal static void Map(FeatureRoutes library)
    {
        library.MapGet("/api/v1/perpustakaan", async (PerpustakaanDbContext db, CancellationToken cancellationToken) =>
            TypedResults.Ok(await db.Books.OrderBy(book => book.Title).Select(book => new { book.Slug, book.Title }).ToListAsync(cancellationToken)));

        // For the portal's tests: where the plug-in's assemblies come from.
        library.MapGet("/api/v1/perpustakaan/asal", () => TypedResults.Ok(new
        {
            plugin = ContextOf(typeof(PerpustakaanModule)),
            kernel = ContextOf(typeof(PortalModule)),
            entityFramework = ContextOf(typeof(DbContext)),
            postgres = ContextOf(typeof(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder)),
        }));
    }

    private static string? ContextOf(Type type) => AssemblyLoadContext.GetLoadContext(type.Assembly)?.Name;
}
