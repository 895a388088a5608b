using JatengPortal.Kernel.Data;
using JatengPortal.Notifications.Choices;
using JatengPortal.Notifications.Delivery;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Notifications.Data;

/// <summary>What each person was told of, and how they want to be told. In the host's database, since a person works in several tenants.</summary>
internal abstract class NotificationsDbContext(DbContextOptions options) : HostModuleDbContext(options)
{
    public DbSet<PersonalNotification> Notifications => Set<PersonalNotification>();

    public DbSet<ChosenWay> Ways => Set<ChosenWay>();

    protected override void Declare(ModelBuilder model)
    {
        model.Entity<PersonalNotification>(notification =>
        {
            notification.ToTable("notifications");
            // Nobody is told of the same twice: the key says so.
            notification.HasKey(n => new { n.AccountId, n.Id });
            notification.HasIndex(n => new { n.AccountId, n.ReadUtc });
            notification.HasIndex(n => new { n.Mail, n.AccountId, n.Utc });
            notification.HasIndex(n => n.Utc);
        });
        model.Entity<ChosenWay>(way =>
        {
            way.ToTable("notification_ways");
            way.HasKey(w => new { w.AccountId, w.Kind });
        });
    }
}

internal sealed class SqliteNotificationsDbContext(DbContextOptions<SqliteNotificationsDbContext> options) : NotificationsDbContext(options);

internal sealed class PostgresNotificationsDbContext(DbContextOptions<PostgresNotificationsDbContext> options) : NotificationsDbContext(options);
