using JatengPortal.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Mail;

/// <summary>The queue of letters, in the host's database.</summary>
internal abstract class MailDbContext(DbContextOptions options) : HostModuleDbContext(options)
{
    public DbSet<MailRow> Mails => Set<MailRow>();

    protected override void Declare(ModelBuilder model) => model.Entity<MailRow>(mail =>
    {
        mail.ToTable("mails");
        mail.HasIndex(m => new { m.State, m.NextUtc });
    });
}

internal sealed class SqliteMailDbContext(DbContextOptions<SqliteMailDbContext> options) : MailDbContext(options);

internal sealed class PostgresMailDbContext(DbContextOptions<PostgresMailDbContext> options) : MailDbContext(options);
