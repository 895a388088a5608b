using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.Data;

/// <summary>Plain pages and their editions. Menus are settings of the kernel, since every layout reads them.</summary>
internal abstract class PagesDbContext(DbContextOptions options) : TenantDbContext(options)
{
    public DbSet<Document> Documents => Set<Document>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<OldSlug> OldSlugs => Set<OldSlug>();

    public DbSet<OldAddress> OldAddresses => Set<OldAddress>();

    protected override void Declare(ModelBuilder model)
    {
        model.AddPublishing("pages");
        model.AddOldAddresses("pages");
    }
}

internal sealed class SqlitePagesDbContext(DbContextOptions<SqlitePagesDbContext> options) : PagesDbContext(options);

internal sealed class PostgresPagesDbContext(DbContextOptions<PostgresPagesDbContext> options) : PagesDbContext(options);
