using Contoh.Perpustakaan.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Web.Caching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Contoh.Perpustakaan.Buku;

internal static class ReadBooks
{
    internal static void Map(FeatureRoutes library)
    {
        library.MapGet("/perpustakaan", ListAsync).CachePublicPage();
        library.MapGet("/perpustakaan/{slug}", ReadAsync).CachePublicPage();
    }

    private static async Task<RazorComponentResult<BookListPage>> ListAsync(PerpustakaanDbContext db, CancellationToken cancellationToken)
    {
        var books = await db.Books.AsNoTracking().OrderBy(book => book.Title).Take(100).ToListAsync(cancellationToken);
        return new RazorComponentResult<BookListPage>(new { Books = books });
    }

    private static async Task<Results<RazorComponentResult<BookPage>, NotFound>> ReadAsync(
        string slug, PerpustakaanDbContext db, CancellationToken cancellationToken) =>
        await db.Books.AsNoTracking().SingleOrDefaultAsync(book => book.Slug == slug, cancellationToken) is { } book
            ? new RazorComponentResult<BookPage>(new { Book = book })
            : TypedResults.NotFound();
}
