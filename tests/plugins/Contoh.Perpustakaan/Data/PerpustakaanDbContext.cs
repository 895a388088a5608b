using JatengPortal.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Contoh.Perpustakaan.Data;

public abstract class PerpustakaanDbContext(DbContextOptions options) : TenantDbContext(options)
{
    public DbSet<Book> Books => Set<Book>();

    protected override void Declare(ModelBuilder model) => model.Entity<Book>(book =>
    {
        book.ToTable("contoh_books");
        book.HasIndex(b => b.Slug).IsUnique();
    });
}

public sealed class SqlitePerpustakaanDbContext(DbContextOptions<SqlitePerpustakaanDbContext> options) : PerpustakaanDbContext(options);

public sealed class PostgresPerpustakaanDbContext(DbContextOptions<PostgresPerpustakaanDbContext> options) : PerpustakaanDbContext(options);

public sealed class Book
{
    public int Id { get; set; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Author { get; set; }
    public required DateTime AddedUtc { get; set; }
}
