using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Audit.Data;

/// <summary>The trail of a tenant, in its own database.</summary>
internal abstract class AuditDbContext(DbContextOptions options) : TenantDbContext(options)
{
    protected override void Declare(ModelBuilder model) => AuditModel.Declare(model);
}

internal sealed class SqliteAuditDbContext(DbContextOptions<SqliteAuditDbContext> options) : AuditDbContext(options);

internal sealed class PostgresAuditDbContext(DbContextOptions<PostgresAuditDbContext> options) : AuditDbContext(options);

/// <summary>The trail of the host: accounts, sign-ins, tenants.</summary>
internal abstract class HostAuditDbContext(DbContextOptions options) : HostModuleDbContext(options)
{
    protected override void Declare(ModelBuilder model) => AuditModel.Declare(model);
}

internal sealed class SqliteHostAuditDbContext(DbContextOptions<SqliteHostAuditDbContext> options) : HostAuditDbContext(options);

internal sealed class PostgresHostAuditDbContext(DbContextOptions<PostgresHostAuditDbContext> options) : HostAuditDbContext(options);

/// <summary>The tables of a trail, wherever it stands.</summary>
internal static class AuditModel
{
    public static void Declare(ModelBuilder model)
    {
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit_entries");
            entry.HasKey(e => e.Sequence);
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.HasIndex(e => e.Utc);
            entry.HasIndex(e => new { e.Actor, e.Sequence });
            entry.HasIndex(e => new { e.Action, e.Sequence });
            entry.HasIndex(e => new { e.Subject, e.Sequence });
        });
        model.Entity<TrailHead>(head =>
        {
            head.ToTable("audit_head");
            head.Property(h => h.Id).ValueGeneratedNever();
        });
    }
}
