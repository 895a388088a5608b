using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Identity.Accounts;

/// <summary>Ends sessions: the next request of such a device is nobody's. Scoped.</summary>
internal sealed class AccountSessions(HostConnection host, AccountsDbContext db, IAuditTrail audit)
{
    /// <summary>Ends one session of that account; does nothing where it has no such session.</summary>
    public Task EndAsync(Guid account, Guid session, CancellationToken cancellationToken) =>
        EndAsync(account, db.Sessions.Where(s => s.AccountId == account && s.Id == session), cancellationToken);

    /// <summary>Ends all sessions of that account but one.</summary>
    public Task EndAllAsync(Guid account, Guid? except, CancellationToken cancellationToken) =>
        EndAsync(account, db.Sessions.Where(s => s.AccountId == account && s.Id != except), cancellationToken);

    private async Task EndAsync(Guid account, IQueryable<Session> sessions, CancellationToken cancellationToken)
    {
        await using var transaction = await host.BeginAsync(cancellationToken);
        var ended = await sessions.ExecuteDeleteAsync(cancellationToken);
        if (ended > 0)
            await audit.RecordAsync(host, new AuditFact("session.ended", account.ToString()) { After = new { Sessions = ended } }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
