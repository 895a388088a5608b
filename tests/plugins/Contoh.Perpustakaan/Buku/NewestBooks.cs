using Contoh.Perpustakaan.Data;
using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Contoh.Perpustakaan.Buku;

internal sealed class NewestBooks(PerpustakaanDbContext db) : IHomeSection
{
    public async Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken)
    {
        var titles = await db.Books.OrderByDescending(book => book.AddedUtc).Select(book => book.Title).Take(3).ToListAsync(cancellationToken);
        return titles.Count == 0 ? null : builder => builder.AddContent(0, string.Join(", ", titles));
    }
}
