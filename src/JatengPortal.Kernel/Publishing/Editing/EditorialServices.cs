using System.Globalization;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Notifications;
using JatengPortal.Kernel.Publishing.Editing.Previews;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Registers kinds of documents.</summary>
public static class EditorialServices
{
    /// <summary>Registers a kind with its entry in the administration's menu, its counts on the dashboard, and what falls due.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="kind">The same as <see cref="Editorial.Kind"/> of <typeparamref name="TEditorial"/>.</param>
    /// <param name="order">Among the entries of content.</param>
    public static IServiceCollection AddEditorial<TEditorial>(this IServiceCollection services, EditorialKind kind, int order)
        where TEditorial : Editorial
    {
        services.AddScoped<TEditorial>();
        services.AddSingleton(kind);
        services.AddAdminEntry(kind.Write, AdminGroup.Content, order, kind.Desk, kind.Name);
        services.AddDashboardSource<WaitingForAuthor<TEditorial>>(kind.Write, order);
        services.AddDashboardSource<WaitingForApprover<TEditorial>>(kind.Publish, order + 1);
        services.AddDueHandler<PublishDueEdition<TEditorial>>(kind.DuePublication, kind.Write.Feature);
        services.AddDueHandler<WithdrawDueDocument<TEditorial>>(kind.DueWithdrawal, kind.Write.Feature);
        foreach (var handOver in Enum.GetValues<HandOver>())
            services.AddNotificationKind(HandOvers.KindOf(kind, handOver));
        NameActions(services, kind);
        return services;
    }

    internal static void AddOfKernel(IServiceCollection services)
    {
        services.AddScoped<EditorialParts>();
        services.AddScoped<PreviewLinks>();
        foreach (var notice in EditorialNotices.All)
            services.AddNotice(notice);
        services
            .AddAuditTerm("Edition", () => Texts.Audit_term_edition)
            .AddAuditTerm("Title", () => Texts.Audit_term_title)
            .AddAuditTerm("Summary", () => Texts.Audit_term_summary)
            .AddAuditTerm("Body", () => Texts.Audit_term_body)
            .AddAuditTerm("At", () => Texts.Audit_term_at)
            .AddAuditTerm("Reason", () => Texts.Audit_term_reason)
            .AddAuditTerm("Change", () => Texts.Audit_term_change)
            .AddAuditTerm("Note", () => Texts.Audit_term_note)
            .AddAuditTerm("Way", () => Texts.Audit_term_way)
            .AddAuditTerm("RedirectTo", () => Texts.Audit_term_redirect)
            .AddAuditTerm("Address", () => Texts.Audit_term_address)
            .AddAuditTerm("Maker", () => Texts.Audit_term_maker)
            .AddAuditTerm("Until", () => Texts.Audit_term_until);
    }

    private static void NameActions(IServiceCollection services, EditorialKind kind)
    {
        (string What, Func<string> Name)[] actions =
        [
            ("drafted", () => Texts.Audit_drafted), ("changed", () => Texts.Audit_draft_changed), ("draft-discarded", () => Texts.Audit_draft_discarded),
            ("submitted", () => Texts.Audit_submitted), ("recalled", () => Texts.Audit_submission_recalled), ("rejected", () => Texts.Audit_rejected),
            ("published", () => Texts.Audit_published), ("scheduled", () => Texts.Audit_scheduled), ("unscheduled", () => Texts.Audit_unscheduled),
            ("published-urgently", () => Texts.Audit_published_urgently), ("reviewed", () => Texts.Audit_reviewed),
            ("withdrawn", () => Texts.Audit_withdrawn), ("withdrawal-planned", () => Texts.Audit_withdrawal_planned),
            ("withdrawal-cancelled", () => Texts.Audit_withdrawal_cancelled), ("moved", () => Texts.Audit_moved), ("restored", () => Texts.Audit_restored),
            ("preview-made", () => Texts.Audit_preview_made), ("preview-revoked", () => Texts.Audit_preview_revoked),
        ];
        foreach (var (what, name) in actions)
            services.AddAuditAction($"{kind.Id}.{what}", () => string.Format(CultureInfo.CurrentCulture, name(), kind.Name()));
    }
}
