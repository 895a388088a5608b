using Contoh.Perpustakaan.Data;
using JatengPortal.Kernel.Recipes.Export;
using Microsoft.EntityFrameworkCore;

namespace Contoh.Perpustakaan.Recipes;

/// <summary>The books in exports: as <see cref="BooksStep"/> reads them.</summary>
internal sealed class BooksExport(PerpustakaanDbContext db) : IExportSource
{
    public async Task ExportAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        await foreach (var book in db.Books.AsNoTracking().OrderBy(book => book.Slug).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var shape = new BookShape { Slug = book.Slug, Title = book.Title, Author = book.Author };
            await export.ItemAsync("Perpustakaan", "Books", shape, cancellationToken);
        }
    }
}
