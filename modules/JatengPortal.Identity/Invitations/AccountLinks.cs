using System.Security.Cryptography;
using System.Text;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Invitations;

/// <summary>Links by which somebody chooses a password. Each works once, for a while, and only while nothing about signing in has
/// changed. Scoped.</summary>
internal sealed class AccountLinks(HostConnection host, AccountsDbContext db, TimeProvider clock)
{
    private const int TokenBytes = 32;

    /// <summary>How long an invitation can be taken up.</summary>
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <summary>How long an invitation that nobody took up is remembered after that: whoever could renew it is told meanwhile.</summary>
    public static readonly TimeSpan InvitationKept = TimeSpan.FromDays(30);

    /// <summary>How long another password can be chosen after it was asked for.</summary>
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    /// <summary>Makes a link; earlier ones of its kind end. Whoever asks for another password ends nobody's invitation.</summary>
    /// <returns>The key for its address, which is nowhere kept.</returns>
    public async Task<string> AddAsync(PortalAccount account, AccountLinkKind kind, bool wasMailed, CancellationToken cancellationToken)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        await using var transaction = await host.BeginAsync(cancellationToken);
        var past = now.UtcDateTime;
        var longPast = past - InvitationKept;
        await db.Links.Where(link => (link.AccountId == account.Id && link.Kind == kind) || link.ExpiresUtc < longPast
                || (link.ExpiresUtc < past && link.Kind != AccountLinkKind.Invitation))
            .ExecuteDeleteAsync(cancellationToken);
        db.Links.Add(new AccountLink
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = HashOf(token),
            Kind = kind,
            AccountId = account.Id,
            StampHash = HashOf(account.SecurityStamp!),
            WasMailed = wasMailed,
            ExpiresUtc = past + LifetimeOf(kind),
        });
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    /// <summary>The link with its account; null where it is forged, used, expired, or overtaken by a change of the account.</summary>
    public async Task<(AccountLink Link, PortalAccount Account)?> FindAsync(string token, AccountLinkKind kind,
        CancellationToken cancellationToken)
    {
        if (token.Length != TokenBytes * 2 || !token.All(char.IsAsciiHexDigitLower))
            return null;
        var hash = HashOf(token);
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await db.Links.Where(link => link.TokenHash == hash && link.Kind == kind && link.ExpiresUtc > now)
            .Join(db.Accounts.Where(account => account.ClosedUtc == null), link => link.AccountId, account => account.Id,
                (link, account) => new { link, account })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null || found.link.StampHash != HashOf(found.account.SecurityStamp!) ? null : (found.link, found.account);
    }

    /// <summary>Ends every link of the account.</summary>
    public Task EndAllAsync(Guid account, CancellationToken cancellationToken) =>
        db.Links.Where(link => link.AccountId == account).ExecuteDeleteAsync(cancellationToken);

    public static TimeSpan LifetimeOf(AccountLinkKind kind) => kind == AccountLinkKind.Invitation ? InvitationLifetime : ResetLifetime;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
