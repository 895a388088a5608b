using JatengPortal.Kernel.Messaging;

namespace JatengPortal.Kernel.Notifications;

/// <summary>Something has happened in a tenant that people are to be told of. A tenant sends it to itself.</summary>
/// <param name="Id">The same for everybody who is told.</param>
/// <param name="Kind">Id of its <see cref="NotificationKind"/>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Path">Where it is dealt with, inside the tenant.</param>
/// <param name="Utc">When it happened.</param>
/// <param name="Permission">Id of the permission whose holders are told; null for none.</param>
/// <param name="Accounts">Who else is told.</param>
/// <param name="By">Whoever did it, and isn't told; null for the portal itself.</param>
public sealed record NotificationRaised(
    Guid Id, string Kind, string Subject, string Path, DateTime Utc, string? Permission, IReadOnlyList<Guid> Accounts, Guid? By) : IMessage
{
    /// <inheritdoc />
    public static string Type => "portal.notification-raised";
}
