using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.SignIn;

/// <summary>Notes attempts to sign in, and completes those that succeed. Scoped.</summary>
internal sealed class SignIns(
    HostConnection host, AccountsDbContext db, AccountSessions sessions, SignInLimits limits, IAuditTrail audit, CurrentTenant current, Actor actor, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>All steps were right: a session begins.</summary>
    public async Task CompleteAsync(HttpContext context, PortalAccount account, bool hasSecondFactor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Whoever signs in was nobody until now, and the trail is to say who did it.
        actor.Set(new ActingAccount(
            new Account { Id = account.Id, UserName = account.UserName!, DisplayName = account.DisplayName }, Device.AddressOf(context)));
        string key;
        await using (var transaction = await host.BeginAsync(cancellationToken))
        {
            key = await sessions.BeginAsync(account, hasSecondFactor, context, cancellationToken);
            Add(account, SignInOutcome.Succeeded, context, now);
            await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.LastSignInUtc, now), cancellationToken);
            var old = now - Kept;
            await db.SignInAttempts.Where(a => a.Utc < old).ExecuteDeleteAsync(cancellationToken);
            await audit.RecordAsync(
                host, new AuditFact("account.signed-in", account.UserName!) { After = new { Tenant = current.Tenant.Name, SecondFactor = hasSecondFactor } },
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        limits.Succeeded(context, account);
        await SignInTicket.BeginAsync(context, account, key);
    }

    /// <summary>An attempt ended otherwise.</summary>
    public async Task NoteAsync(PortalAccount account, SignInOutcome outcome, HttpContext context, CancellationToken cancellationToken)
    {
        Count(account, context);
        Add(account, outcome, context, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>An attempt was refused that the history need not hold as well: for the audit trail, in which a minute of them is one entry.</summary>
    public static void Count(PortalAccount account, HttpContext context)
    {
        if (account.UserName is { Length: > 0 } name)
            context.RequestServices.GetService<IRefusalLog>()?.CountSignIn(name, Device.AddressOf(context));
    }

    private void Add(PortalAccount account, SignInOutcome outcome, HttpContext context, DateTime utc) => db.SignInAttempts.Add(new SignInAttempt
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        AccountId = account.Id,
        Utc = utc,
        Outcome = outcome,
        IpAddress = Device.AddressOf(context),
        UserAgent = Device.UserAgentOf(context),
    });
}
