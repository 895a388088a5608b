using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Pages.AlertBanners;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.Data;

/// <summary>Plain pages and their editions, and banners. Menus are settings of the kernel, since every layout reads them.</summary>
internal abstract class PagesDbContext(DbContextOptions options) : TenantDbContext(options)
{
    public DbSet<Document> Documents => Set<Document>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<OldSlug> OldSlugs => Set<OldSlug>();

    public DbSet<OldAddress> OldAddresses => Set<OldAddress>();

    public DbSet<AlertBanner> AlertBanners => Set<AlertBanner>();

    public DbSet<IssuedBanner> IssuedBanners => Set<IssuedBanner>();

    protected override void Declare(ModelBuilder model)
    {
        model.AddPublishing("pages");
        model.AddOldAddresses("pages");
        model.Entity<AlertBanner>(banner =>
        {
            banner.ToTable("alert_banners");
            banner.HasKey(b => new { b.OriginId, b.BannerId });
            banner.HasIndex(b => b.EndUtc);
        });
        model.Entity<IssuedBanner>(banner =>
        {
            banner.ToTable("issued_banners");
            banner.Property(b => b.Id).ValueGeneratedNever();
            banner.HasIndex(b => new { b.StartUtc, b.Id });
            banner.Ignore(b => b.Wording);
        });
    }
}

internal sealed class SqlitePagesDbContext(DbContextOptions<SqlitePagesDbContext> options) : PagesDbContext(options);

internal sealed class PostgresPagesDbContext(DbContextOptions<PostgresPagesDbContext> options) : PagesDbContext(options);
