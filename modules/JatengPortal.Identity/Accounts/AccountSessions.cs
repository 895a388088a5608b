using System.Security.Cryptography;
using System.Text;
using JatengPortal.Identity.Data;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts;

/// <summary>Sessions in the host's database: one that is ended is nobody's with the next request. Scoped.</summary>
internal sealed class AccountSessions(HostConnection host, AccountsDbContext db, IAuditTrail audit, TimeProvider clock)
{
    private const int KeyBytes = 32;

    /// <summary>How long a session lasts after its last use.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(5);

    /// <summary>Begins a session, in place of the one that the request came with.</summary>
    /// <returns>The key that opens it, for the cookie.</returns>
    public async Task<string> BeginAsync(PortalAccount account, bool hasSecondFactor, HttpContext context, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow().UtcDateTime;
        var replaced = context.Features.Get<SignedIn>()?.Session.Id;
        await using var transaction = await host.BeginAsync(cancellationToken);
        await db.Sessions.Where(s => s.Id == replaced || (s.AccountId == account.Id && s.ExpiresUtc < now)).ExecuteDeleteAsync(cancellationToken);
        db.Sessions.Add(new Session
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            KeyHash = HashOf(key),
            AccountId = account.Id,
            HasSecondFactor = hasSecondFactor,
            CreatedUtc = now,
            SeenUtc = now,
            ExpiresUtc = now + Lifetime,
            IpAddress = Device.AddressOf(context),
            UserAgent = Device.UserAgentOf(context),
        });
        await transaction.CommitAsync(cancellationToken);
        return key;
    }

    /// <summary>The session that the key opens, with its account; null where it is over, or the account closed.</summary>
    public async Task<SignedIn?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = HashOf(key);
        var found = await db.Sessions.AsNoTracking().Where(s => s.KeyHash == hash && s.ExpiresUtc > now)
            .Join(db.Accounts.Where(a => a.ClosedUtc == null), s => s.AccountId, a => a.Id, (session, account) => new { session, account })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        // A write with every request would be one for nothing.
        if (found.session.SeenUtc < now - SeenWithin)
        {
            await db.Sessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(
                s => s.SetProperty(x => x.SeenUtc, now).SetProperty(x => x.ExpiresUtc, now + Lifetime), cancellationToken);
        }

        return new SignedIn(found.session, found.account);
    }

    /// <summary>Ends one session of that account; does nothing where it has no such session.</summary>
    public Task EndAsync(Guid account, Guid session, CancellationToken cancellationToken) =>
        EndAsync(account, db.Sessions.Where(s => s.AccountId == account && s.Id == session), cancellationToken);

    /// <summary>Ends all sessions of that account but one.</summary>
    public Task EndAllAsync(Guid account, Guid? except, CancellationToken cancellationToken) =>
        EndAsync(account, db.Sessions.Where(s => s.AccountId == account && s.Id != except), cancellationToken);

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private async Task EndAsync(Guid account, IQueryable<Session> sessions, CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        var ended = await sessions.ExecuteDeleteAsync(cancellationToken);
        if (ended > 0)
        {
            var name = await db.Accounts.Where(a => a.Id == account).Select(a => a.UserName!).SingleAsync(cancellationToken);
            await audit.RecordAsync(host, new AuditFact("session.ended", name) { After = new { Sessions = ended } }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
