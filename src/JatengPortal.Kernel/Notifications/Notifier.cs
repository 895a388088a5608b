using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Notifications;

/// <summary>What people are to be told of (pemberitahuan).</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Subject">What it is about, such as a title. Cut to 200 characters.</param>
/// <param name="Path">Where it is dealt with, inside the tenant: begins with one slash, at most 300 characters.</param>
public sealed record Notification(NotificationKind Kind, string Subject, string Path)
{
    /// <summary>Everybody who holds this permission by a role in the tenant; null for nobody.</summary>
    public Permission? Holders { get; init; }

    /// <summary>These people, whatever they hold; at most 500.</summary>
    public IReadOnlyList<Guid> Accounts { get; init; } = [];

    /// <summary>Whether whoever does it is told too, such as of the end of long work.</summary>
    public bool TellsActor { get; init; }
}

/// <summary>
/// Tells people of something, in the transaction that does it: it goes through the tenant's outbox, so that nobody is told of what was
/// undone, and nobody twice. Whoever does it isn't told, unless that is said. Scoped.
/// </summary>
public sealed class Notifier
{
    private const int LongestSubject = 200;
    private const int LongestPath = 300;
    private const int MostAccounts = 500;

    private readonly Outbox _outbox;
    private readonly CurrentTenant _current;
    private readonly Actor _actor;
    private readonly TimeProvider _clock;

    internal Notifier(Outbox outbox, CurrentTenant current, Actor actor, TimeProvider clock)
    {
        _outbox = outbox;
        _current = current;
        _actor = actor;
        _clock = clock;
    }

    /// <summary>Tells within the scope's transaction.</summary>
    /// <exception cref="ArgumentException">The path leads elsewhere, or there are too many accounts.</exception>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task TellAsync(Notification notification, CancellationToken cancellationToken)
    {
        if (!IsInside(notification.Path))
            throw new ArgumentException($"'{notification.Path}' is no path inside the tenant.", nameof(notification));
        if (notification.Accounts.Count > MostAccounts)
            throw new ArgumentException($"A notification is for at most {MostAccounts} accounts.", nameof(notification));
        var now = _clock.GetUtcNow();
        var raised = new NotificationRaised(
            Guid.CreateVersion7(now), notification.Kind.Id, Short(notification.Subject), notification.Path, now.UtcDateTime,
            notification.Holders?.Id, notification.Accounts, notification.TellsActor ? null : _actor.Current?.Account.Id);
        return _outbox.SendAsync(raised, _current.Tenant.Id, cancellationToken);
    }

    /// <summary>Whether a path stays inside the tenant.</summary>
    internal static bool IsInside(string path) =>
        path.Length is > 0 and <= LongestPath && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(letter => letter == '\\' || char.IsControl(letter));

    private static string Short(string text) =>
        text.Length <= LongestSubject ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestSubject - 2]) ? LongestSubject - 2 : LongestSubject - 1), "…");
}
