using JatengPortal.Kernel.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity;

/// <summary>What this module notes in the audit trails, in words.</summary>
internal static class AuditedActions
{
    public static void AddNames(IServiceCollection services)
    {
        AddActions(services);
        AddTerms(services);
    }

    private static void AddTerms(IServiceCollection services) => services
        .AddAuditTerm("DisplayName", () => Texts.Audit_term_display_name)
        .AddAuditTerm("IsHostAdministrator", () => Texts.Audit_term_host_administrator)
        .AddAuditTerm("Mailed", () => Texts.Audit_term_mailed)
        .AddAuditTerm("Name", () => Texts.Audit_term_name)
        .AddAuditTerm("Role", () => Texts.Audit_term_role)
        .AddAuditTerm("SecondFactor", () => Texts.Audit_term_second_factor)
        .AddAuditTerm("Sessions", () => Texts.Audit_term_sessions)
        .AddAuditTerm("Tenant", () => Texts.Audit_term_tenant);

    private static void AddActions(IServiceCollection services) => services
        .AddAuditAction("account.created", () => Texts.Audit_account_created)
        .AddAuditAction("account.password-reset", () => Texts.Audit_account_password_reset)
        .AddAuditAction("account.password-changed", () => Texts.Audit_account_password_changed)
        .AddAuditAction("account.second-factor-set-up", () => Texts.Audit_account_second_factor_set_up)
        .AddAuditAction("account.second-factor-removed", () => Texts.Audit_account_second_factor_removed)
        .AddAuditAction("account.second-steps-forgotten", () => Texts.Audit_account_second_steps_forgotten)
        .AddAuditAction("account.passkey-added", () => Texts.Audit_account_passkey_added)
        .AddAuditAction("account.passkey-removed", () => Texts.Audit_account_passkey_removed)
        .AddAuditAction("account.signed-in", () => Texts.Audit_account_signed_in)
        .AddAuditAction("account.sign-in-refused", () => Texts.Audit_account_sign_in_refused)
        .AddAuditAction("session.ended", () => Texts.Audit_session_ended)
        .AddAuditAction("membership.granted", () => Texts.Audit_membership_granted)
        .AddAuditAction("membership.revoked", () => Texts.Audit_membership_revoked)
        .AddAuditAction("account.invited", () => Texts.Audit_account_invited)
        .AddAuditAction("account.invitation-accepted", () => Texts.Audit_account_invitation_accepted)
        .AddAuditAction("account.reset-link-made", () => Texts.Audit_account_reset_link_made)
        .AddAuditAction("account.closed", () => Texts.Audit_account_closed)
        .AddAuditAction("account.reopened", () => Texts.Audit_account_reopened)
        .AddAuditAction("account.host-administrator-changed", () => Texts.Audit_account_host_administrator_changed);
}
