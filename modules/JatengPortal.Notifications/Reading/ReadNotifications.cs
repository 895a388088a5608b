using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.Notifications.Choices;
using JatengPortal.Notifications.Data;
using JatengPortal.Notifications.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Notifications.Reading;

/// <summary>What the person was told of, in every tenant; newest first.</summary>
internal static class ReadNotifications
{
    public const string OlderThan = "setelah";
    private const int PageSize = 30;

    public static void Map(FeatureRoutes notifications)
    {
        notifications.MapGet(AccountPaths.Notifications, ListAsync);
        notifications.MapGet(AccountPaths.Notifications + "/{id:guid}", OpenAsync);
        notifications.MapPost(AccountPaths.Notifications, ReadAllAsync);
    }

    private static async Task<RazorComponentResult<NotificationsPage>> ListAsync(
        CurrentAccount current, NotificationsDbContext db, TenantRegistry registry, KnownKinds kinds,
        [FromQuery(Name = OlderThan)] Guid? olderThan, CancellationToken cancellationToken)
    {
        var account = current.Account!.Id;
        var own = db.Notifications.AsNoTracking().Where(n => n.AccountId == account);
        if (olderThan is { } key)
            own = own.Where(n => n.Id.CompareTo(key) < 0);
        var found = await own.OrderByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new RazorComponentResult<NotificationsPage>(new
        {
            Items = found.Take(PageSize).Select(n => new ListedNotification(n.Id, kinds.Say(n.Kind, n.Subject), registry.Find(n.TenantId)?.Title, n.Utc, n.ReadUtc is null)).ToList(),
            Older = found.Count > PageSize ? found[PageSize - 1].Id : (Guid?)null,
        });
    }

    /// <summary>Leads to where it is dealt with; from then on it counts as read.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> OpenAsync(
        Guid id, CurrentAccount current, NotificationsDbContext db, TenantRegistry registry, Links links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var account = current.Account!.Id;
        var own = db.Notifications.Where(n => n.AccountId == account && n.Id == id);
        if (await own.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } notification
            || registry.Find(notification.TenantId) is not { } tenant)
            return TypedResults.NotFound();
        if (notification.ReadUtc is null)
            await MarkReadAsync(own, clock, cancellationToken);
        return TypedResults.Redirect(links.ToTenant(tenant, notification.Path));
    }

    private static async Task<RedirectHttpResult> ReadAllAsync(
        CurrentAccount current, NotificationsDbContext db, Links links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var account = current.Account!.Id;
        await MarkReadAsync(db.Notifications.Where(n => n.AccountId == account && n.ReadUtc == null), clock, cancellationToken);
        return links.Redirect(AccountPaths.Notifications);
    }

    private static Task<int> MarkReadAsync(IQueryable<PersonalNotification> notifications, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return notifications.ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadUtc, now), cancellationToken);
    }
}

/// <summary>A notification as its reader sees it.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Text">What it says.</param>
/// <param name="Tenant">Title of the tenant; null where that is gone.</param>
/// <param name="Utc">When it happened.</param>
/// <param name="IsUnread">Whether it hasn't been opened.</param>
public sealed record ListedNotification(Guid Id, string Text, string? Tenant, DateTime Utc, bool IsUnread);
