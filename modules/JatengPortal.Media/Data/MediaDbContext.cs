using JatengPortal.Kernel.Data;
using JatengPortal.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Media.Data;

/// <summary>Which files a tenant has; their bytes lie beside its database.</summary>
internal abstract class MediaDbContext(DbContextOptions options) : TenantDbContext(options)
{
    public DbSet<MediaFile> Files => Set<MediaFile>();

    protected override void Declare(ModelBuilder model) => model.Entity<MediaFile>().ToTable("media_files").HasKey(file => file.Path);
}

internal sealed class SqliteMediaDbContext(DbContextOptions<SqliteMediaDbContext> options) : MediaDbContext(options);

internal sealed class PostgresMediaDbContext(DbContextOptions<PostgresMediaDbContext> options) : MediaDbContext(options);
