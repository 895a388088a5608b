using JatengPortal.Kernel.Notifications;
using JatengPortal.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Notifications.Reading;

/// <summary>Counts no further than the frame of a page can show.</summary>
internal sealed class UnreadNotifications(NotificationsDbContext db) : IUnreadNotifications
{
    private const int MostCounted = 100;

    public Task<int> CountAsync(Guid account, CancellationToken cancellationToken) =>
        db.Notifications.Where(n => n.AccountId == account && n.ReadUtc == null).OrderBy(n => n.Id).Take(MostCounted).CountAsync(cancellationToken);
}
