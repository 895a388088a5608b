using JatengPortal.Kernel.Data;
using JatengPortal.Tenants.Figures;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Tenants.Data;

/// <summary>What each tenant was asked, in the host's database: rows only of tenants and times that had requests.</summary>
internal abstract class FiguresDbContext(DbContextOptions options) : HostModuleDbContext(options)
{
    public DbSet<FigureRow> Figures => Set<FigureRow>();

    protected override void Declare(ModelBuilder model) => model.Entity<FigureRow>(figure =>
    {
        figure.ToTable("tenant_figures");
        figure.HasKey(f => new { f.TenantId, f.Span, f.StartUtc });
        figure.HasIndex(f => new { f.Span, f.StartUtc, f.Requests, f.TenantId });
    });
}

internal sealed class SqliteFiguresDbContext(DbContextOptions<SqliteFiguresDbContext> options) : FiguresDbContext(options);

internal sealed class PostgresFiguresDbContext(DbContextOptions<PostgresFiguresDbContext> options) : FiguresDbContext(options);
