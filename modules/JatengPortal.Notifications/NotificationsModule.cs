using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Security;
using JatengPortal.Notifications.Choices;
using JatengPortal.Notifications.Data;
using JatengPortal.Notifications.Delivery;
using JatengPortal.Notifications.Reading;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JatengPortal.Notifications;

/// <summary>What people are told of: a list in the portal, e-mails, a digest a day, as each of them chooses.</summary>
public sealed class NotificationsModule : PortalModule
{
    /// <summary>Notifications.</summary>
    public static readonly Feature Notifications = new("JatengPortal.Notifications", "Pemberitahuan")
    {
        Description = "Memberi tahu petugas tentang hal yang menunggu mereka, di portal dan melalui surel.",
        IsAlwaysOn = true,
    };

    /// <inheritdoc />
    public override IReadOnlyList<Feature> Features => [Notifications];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services)
    {
        services.AddHostDatabase<NotificationsDbContext, SqliteNotificationsDbContext, PostgresNotificationsDbContext>();
        services.AddMessageHandler<NotificationRaised, TakeInNotification>(Notifications);
        services.AddSingleton<KnownKinds>();
        services.AddScoped<NotificationMail>();
        services.AddScoped<IUnreadNotifications, UnreadNotifications>();
        services.AddSingleton<DailyDigest>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DailyDigest>());
    }

    /// <inheritdoc />
    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var notifications = routes.MapFeature(Notifications).RequireAccount();
        ReadNotifications.Map(notifications);
        ChooseWays.Map(notifications);
    }
}
