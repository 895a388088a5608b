using JatengPortal.Kernel.Data;

namespace JatengPortal.Kernel.Auditing;

/// <summary>Something that was done, for the audit trail (jejak audit). Who, when and from where, the trail adds.</summary>
/// <param name="Action">What was done: <c>thing.verb</c> in the past tense, such as <c>feature.enabled</c>.</param>
/// <param name="Subject">To what, as officials find it again: a user name, a path, a role; an id only where it has a name in the portal, such
/// as <c>JatengPortal.News</c>. Never a GUID.</param>
public sealed record AuditFact(string Action, string Subject)
{
    /// <summary>How it was, as something that becomes a JSON value; null where there is nothing to tell. Never a secret.</summary>
    public object? Before { get; init; }

    /// <summary>How it is now.</summary>
    public object? After { get; init; }
}

/// <summary>Notes what was done, in the transaction that does it. The audit module keeps the trails, one a tenant and one of the host.</summary>
public interface IAuditTrail
{
    /// <summary>Notes it in the trail of a tenant.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    Task RecordAsync(TenantDatabase database, AuditFact fact, CancellationToken cancellationToken);

    /// <summary>Notes it in the trail of the host: accounts, sign-ins, tenants.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    Task RecordAsync(HostConnection host, AuditFact fact, CancellationToken cancellationToken);
}

/// <summary>For a host without the audit module.</summary>
internal sealed class NoAuditTrail : IAuditTrail
{
    public Task RecordAsync(TenantDatabase database, AuditFact fact, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RecordAsync(HostConnection host, AuditFact fact, CancellationToken cancellationToken) => Task.CompletedTask;
}
