using JatengPortal.Kernel.Tenants;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>What the host knows: which tenants there are and where, and a projection of what it has to know of each.</summary>
internal abstract class HostDbContext(DbContextOptions options) : PortalDbContext(options)
{
    public DbSet<TenantRow> Tenants => Set<TenantRow>();

    public DbSet<TenantAddress> Addresses => Set<TenantAddress>();

    public DbSet<HostRow> Host => Set<HostRow>();

    public DbSet<FeatureProfileRow> FeatureProfiles => Set<FeatureProfileRow>();

    public DbSet<WaitingDelivery> WaitingDeliveries => Set<WaitingDelivery>();

    public DbSet<LedgerRunRow> LedgerRuns => Set<LedgerRunRow>();

    public DbSet<LedgerItemRow> LedgerItems => Set<LedgerItemRow>();

    /// <summary>Tells processes that listen of a change, once it is committed.</summary>
    public virtual Task AnnounceAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Declare(ModelBuilder model)
    {
        model.Entity<TenantRow>(tenant =>
        {
            tenant.ToTable("tenants");
            tenant.HasIndex(t => t.Name).IsUnique();
            tenant.HasIndex(t => t.Revision);
            tenant.HasIndex(t => t.NextDueUtc);
            tenant.HasIndex(t => new { t.SortTitle, t.Id });
            // What asks for tenants means those that there are. Whoever means the others says so by IgnoreQueryFilters.
            tenant.HasQueryFilter(t => t.State != TenantState.Removed);
            tenant.HasMany(t => t.Addresses).WithOne().HasForeignKey(a => a.TenantId);
        });
        model.Entity<TenantAddress>(address =>
        {
            address.ToTable("tenant_addresses");
            // Two tenants can't claim one address: the key says so.
            address.HasKey(a => new { a.HostName, a.Prefix });
        });
        model.Entity<HostRow>(host =>
        {
            host.ToTable("host");
            host.Property(h => h.Id).ValueGeneratedNever();
            host.HasData(new HostRow { Id = 1, Revision = 0 });
        });
        model.Entity<LedgerRunRow>(run =>
        {
            run.ToTable("ledger_runs");
            run.HasKey(r => r.Number);
            run.HasIndex(r => new { r.StartedIn, r.Number });
            run.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.RunNumber);
        });
        model.Entity<LedgerItemRow>(item =>
        {
            item.ToTable("ledger_items");
            item.HasKey(i => new { i.RunNumber, i.TenantId });
        });
        model.Entity<FeatureProfileRow>().ToTable("feature_profiles").HasKey(p => p.Id);
        model.Entity<WaitingDelivery>(waiting =>
        {
            waiting.ToTable("waiting_deliveries");
            waiting.HasKey(w => new { w.SenderId, w.ReceiverId });
            waiting.HasIndex(w => w.ReceiverId);
        });
    }
}

internal sealed class SqliteHostDbContext(DbContextOptions<SqliteHostDbContext> options) : HostDbContext(options);

internal sealed class PostgresHostDbContext(DbContextOptions<PostgresHostDbContext> options) : HostDbContext(options)
{
    /// <summary>Of LISTEN and NOTIFY.</summary>
    public const string Channel = "portal_host";

    public override Task AnnounceAsync(CancellationToken cancellationToken) => Database.ExecuteSqlRawAsync("NOTIFY " + Channel, cancellationToken);
}
