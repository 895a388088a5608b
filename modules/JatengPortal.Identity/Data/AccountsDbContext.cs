using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Invitations;
using JatengPortal.Identity.Memberships;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Data;

/// <summary>Accounts, what they hold where, and their sessions. In the host's database.</summary>
internal abstract class AccountsDbContext(DbContextOptions options) : HostModuleDbContext(options)
{
    private const int LongestName = 64;

    public DbSet<PortalAccount> Accounts => Set<PortalAccount>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();

    public DbSet<AccountLink> Links => Set<AccountLink>();

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var account in ChangeTracker.Entries<PortalAccount>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            account.Entity.SortName = AccountSearch.Fold(account.Entity.DisplayName);
            account.Entity.SearchText = AccountSearch.Fold($"{account.Entity.DisplayName} {account.Entity.UserName} {account.Entity.Email}");
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void Declare(ModelBuilder model)
    {
        model.Entity<PortalAccount>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.UserName).HasMaxLength(LongestName).IsRequired();
            account.Property(a => a.NormalizedUserName).HasMaxLength(LongestName).IsRequired();
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.HasIndex(a => a.NormalizedEmail).IsUnique();
            account.HasIndex(a => new { a.SortName, a.Id });
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            // What holds off guessing is no property of the account: SignInLimits says why.
            account.Ignore(a => a.LockoutEnd).Ignore(a => a.LockoutEnabled).Ignore(a => a.AccessFailedCount);
            account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        });
        // The four that the framework's store works with.
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims").HasIndex(c => c.UserId);
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("account_passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.HasIndex(p => p.UserId);
            passkey.OwnsOne(p => p.Data).ToJson("data");
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.HasIndex(s => s.KeyHash).IsUnique();
            session.HasIndex(s => s.AccountId);
            session.HasIndex(s => s.ExpiresUtc);
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("memberships");
            membership.HasKey(m => new { m.AccountId, m.TenantId, m.Role });
            membership.HasIndex(m => new { m.TenantId, m.Role });
        });
        model.Entity<AccountLink>(link =>
        {
            link.ToTable("account_links");
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasIndex(l => l.AccountId);
            link.HasIndex(l => l.ExpiresUtc);
        });
        model.Entity<SignInAttempt>(attempt =>
        {
            attempt.ToTable("sign_in_attempts");
            attempt.HasIndex(a => new { a.AccountId, a.Utc });
            attempt.HasIndex(a => a.Utc);
        });
    }
}

internal sealed class SqliteAccountsDbContext(DbContextOptions<SqliteAccountsDbContext> options) : AccountsDbContext(options);

internal sealed class PostgresAccountsDbContext(DbContextOptions<PostgresAccountsDbContext> options) : AccountsDbContext(options);
