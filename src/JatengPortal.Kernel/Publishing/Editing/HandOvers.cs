using System.Globalization;
using JatengPortal.Kernel.Notifications;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>A moment at which a document passes from one person's hands into another's.</summary>
internal enum HandOver
{
    Submitted,
    Rejected,
    Scheduled,
    Published,
    Urgent,
    Reviewed,
    Withdrawn,
    WithdrawalPlanned,
    Unscheduled,
}

/// <summary>What people are told at each hand-over.</summary>
internal static class HandOvers
{
    public static NotificationKind KindOf(EditorialKind kind, HandOver handOver) => new(
        $"{kind.Id}.{NameOf(handOver)}",
        () => string.Format(CultureInfo.CurrentCulture, TitleOf(handOver), kind.Name()),
        subject => string.Format(CultureInfo.CurrentCulture, SentenceOf(handOver), subject));

    /// <summary>Whether those who approve have something to do, or to know.</summary>
    public static bool ConcernsApprovers(HandOver handOver) => handOver is HandOver.Submitted or HandOver.Urgent or HandOver.Unscheduled;

    /// <summary>Whether its authors have.</summary>
    public static bool ConcernsAuthors(HandOver handOver) => handOver != HandOver.Submitted;

    private static string NameOf(HandOver handOver) => handOver switch
    {
        HandOver.Submitted => "submitted",
        HandOver.Rejected => "rejected",
        HandOver.Scheduled => "scheduled",
        HandOver.Published => "published",
        HandOver.Urgent => "urgent",
        HandOver.Reviewed => "reviewed",
        HandOver.WithdrawalPlanned => "withdrawal-planned",
        HandOver.Unscheduled => "unscheduled",
        _ => "withdrawn",
    };

    private static string TitleOf(HandOver handOver) => handOver switch
    {
        HandOver.Submitted => Texts.Told_submitted_name,
        HandOver.Rejected => Texts.Told_rejected_name,
        HandOver.Scheduled => Texts.Told_scheduled_name,
        HandOver.Published => Texts.Told_published_name,
        HandOver.Urgent => Texts.Told_urgent_name,
        HandOver.Reviewed => Texts.Told_reviewed_name,
        HandOver.WithdrawalPlanned => Texts.Told_withdrawal_planned_name,
        HandOver.Unscheduled => Texts.Told_unscheduled_name,
        _ => Texts.Told_withdrawn_name,
    };

    private static string SentenceOf(HandOver handOver) => handOver switch
    {
        HandOver.Submitted => Texts.Told_submitted,
        HandOver.Rejected => Texts.Told_rejected,
        HandOver.Scheduled => Texts.Told_scheduled,
        HandOver.Published => Texts.Told_published,
        HandOver.Urgent => Texts.Told_urgent,
        HandOver.Reviewed => Texts.Told_reviewed,
        HandOver.WithdrawalPlanned => Texts.Told_withdrawal_planned,
        HandOver.Unscheduled => Texts.Told_unscheduled,
        _ => Texts.Told_withdrawn,
    };
}
