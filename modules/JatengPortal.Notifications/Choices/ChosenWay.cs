using JatengPortal.Kernel.Notifications;

namespace JatengPortal.Notifications.Choices;

/// <summary>How a person wants to be told of a kind; without a row, the kind's own way.</summary>
internal sealed class ChosenWay
{
    public required Guid AccountId { get; init; }

    /// <summary>Id of the kind.</summary>
    public required string Kind { get; init; }

    public required NotificationWay Way { get; set; }
}
