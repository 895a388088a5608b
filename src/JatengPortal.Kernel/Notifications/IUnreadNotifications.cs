namespace JatengPortal.Kernel.Notifications;

/// <summary>Counts what a person hasn't read, for the frame of the pages that signed-in people see.</summary>
public interface IUnreadNotifications
{
    /// <summary>By index, since each such page asks.</summary>
    Task<int> CountAsync(Guid account, CancellationToken cancellationToken);
}
