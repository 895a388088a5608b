using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Circulars.Distribution.Receiving;
using JatengPortal.News.Circulars.Distribution.Sending;
using JatengPortal.News.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Circulars.Distribution;

/// <summary>What the distribution of circulars brings along.</summary>
internal static class DistributionServices
{
    public static IServiceCollection AddDistribution(this IServiceCollection services)
    {
        var feature = NewsModule.Circulars;
        services.AddScoped<Distributor>();
        services.AddScoped<ReceivedCirculars>();
        services.AddScoped<SendCircular.Tools>();
        services.AddScoped<RemindReceivers.Tools>();
        services.AddScoped<OpenReceived.Desk>();
        services.AddRecipeStep<CircularDistributionStep>(feature);
        services.AddMessageHandler<CircularSent, TakeInCircular>(feature);
        services.AddMessageHandler<CircularReminded, TakeInReminder>(feature);
        services.AddMessageHandler<CircularArrived, FollowReceivers>(feature);
        services.AddMessageHandler<CircularRead, FollowReceivers>(feature);
        services.AddMessageHandler<CircularAcknowledged, FollowReceivers>(feature);
        services.AddMessageHandler<TenantRemoved, ForgetInDistribution>(feature);
        services.AddNotificationKind(CircularNews.Arrived).AddNotificationKind(CircularNews.Reminded);
        services.AddAdminEntry(NewsModule.DistributeCirculars, AdminGroup.Content, order: 117, ListDistributions.Path, () => Texts.Distributions);
        services.AddAdminEntry(NewsModule.AcknowledgeCirculars, AdminGroup.Content, order: 116, ListReceived.Path, () => Texts.Received);
        services.AddDashboardSource<WaitingReceived>(NewsModule.AcknowledgeCirculars, order: 150);
        foreach (var notice in new[]
        {
            DistributionNotices.Sent, DistributionNotices.Reminded, DistributionNotices.NobodyToRemind, DistributionNotices.Acknowledged,
        })
            services.AddNotice(notice);
        return services
            .AddAuditAction("circular.sent", () => Texts.Audit_circular_sent)
            .AddAuditAction("circular.reminded", () => Texts.Audit_circular_reminded)
            .AddAuditAction("circular.acknowledged", () => Texts.Audit_circular_acknowledged)
            .AddAuditTerm("Deadline", () => Texts.Distribution_deadline)
            .AddAuditTerm("Sender", () => Texts.Received_from);
    }

    public static void MapDistribution(FeatureRoutes circulars)
    {
        ReadReceived.Map(circulars);
        var sending = circulars.MapGroup("").RequirePermission(NewsModule.DistributeCirculars);
        ListDistributions.Map(sending);
        SendCircular.Map(sending);
        ShowBoard.Map(sending);
        RemindReceivers.Map(sending);
        var receiving = circulars.MapGroup("").RequirePermission(NewsModule.AcknowledgeCirculars);
        ListReceived.Map(receiving);
        OpenReceived.Map(receiving);
    }
}
