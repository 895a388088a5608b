#if EFDESIGN
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Contoh.Perpustakaan.Data;

public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePerpustakaanDbContext>
{
    public SqlitePerpustakaanDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePerpustakaanDbContext>().UseSqlite().Options);
}

public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresPerpustakaanDbContext>
{
    public PostgresPerpustakaanDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPerpustakaanDbContext>().UseNpgsql().Options);
}
#endif
