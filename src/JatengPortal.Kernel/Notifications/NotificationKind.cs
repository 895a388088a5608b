using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Notifications;

/// <summary>Something that people are told of, such as a role that was given to them. Each person chooses for each kind how.</summary>
/// <param name="Id">Stable name, such as <c>people.role-given</c>, 1 to 50 characters; stored with each notification.</param>
/// <param name="Name">What the kind is called where people choose: "Peran diberikan kepada saya".</param>
/// <param name="Say">Tells it of one subject, in the language of the moment: "Anda mendapat peran “Editor”."</param>
public sealed record NotificationKind(string Id, Func<string> Name, Func<string, string> Say)
{
    /// <summary>How people get it who have chosen nothing.</summary>
    public NotificationWay Default { get; init; } = NotificationWay.Mail;
}

/// <summary>How a person is told, besides the list in the portal.</summary>
public enum NotificationWay
{
    /// <summary>By the list alone.</summary>
    ListOnly,

    /// <summary>By an e-mail for each.</summary>
    Mail,

    /// <summary>By one e-mail a day.</summary>
    DailyDigest,
}

/// <summary>Registers kinds of notifications.</summary>
public static class NotificationKinds
{
    /// <summary>Makes a kind known.</summary>
    public static IServiceCollection AddNotificationKind(this IServiceCollection services, NotificationKind kind) => services.AddSingleton(kind);
}
