using JatengPortal.Kernel.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Data;

/// <summary>The kernel's own tables in each tenant's database.</summary>
internal abstract class TenantStateDbContext(DbContextOptions options) : TenantDbContext(options)
{
    public DbSet<TenantStateRow> State => Set<TenantStateRow>();

    public DbSet<EnabledFeature> Features => Set<EnabledFeature>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<RoleRow> Roles => Set<RoleRow>();

    public DbSet<RecipeRunRow> RecipeRuns => Set<RecipeRunRow>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<OutboxReceiver> OutboxReceivers => Set<OutboxReceiver>();

    public DbSet<InboxSender> InboxSenders => Set<InboxSender>();

    public DbSet<DueItem> Due => Set<DueItem>();

    protected override void Declare(ModelBuilder model)
    {
        model.Entity<TenantStateRow>(state =>
        {
            state.ToTable("tenant_state");
            state.Property(s => s.Id).ValueGeneratedNever();
        });
        model.Entity<EnabledFeature>().ToTable("features").HasKey(f => f.FeatureId);
        model.Entity<SettingRow>().ToTable("settings").HasKey(s => s.Section);
        model.Entity<RoleRow>().ToTable("roles").HasKey(r => r.Name);
        model.Entity<RecipeRunRow>().ToTable("recipe_runs").HasKey(r => r.Recipe);
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox");
            message.HasKey(m => new { m.ReceiverId, m.Epoch, m.Sequence });
            message.HasIndex(m => m.DeliveredUtc);
        });
        model.Entity<OutboxReceiver>().ToTable("outbox_receivers").HasKey(r => r.ReceiverId);
        model.Entity<InboxSender>().ToTable("inbox_senders").HasKey(s => s.SenderId);
        model.Entity<DueItem>(due =>
        {
            due.ToTable("due");
            due.HasKey(d => new { d.Kind, d.Key });
            due.HasIndex(d => d.DueUtc);
        });
    }
}

internal sealed class SqliteTenantStateDbContext(DbContextOptions<SqliteTenantStateDbContext> options) : TenantStateDbContext(options);

internal sealed class PostgresTenantStateDbContext(DbContextOptions<PostgresTenantStateDbContext> options) : TenantStateDbContext(options);
