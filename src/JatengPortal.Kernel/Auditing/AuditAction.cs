using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Auditing;

/// <summary>What an action of the trail is called where people read it.</summary>
/// <param name="Id">As facts name it, such as <c>feature.enabled</c>.</param>
/// <param name="Name">Reads the name in the language of the moment: "Fitur diaktifkan".</param>
public sealed record AuditAction(string Id, Func<string> Name);

/// <summary>Gives names to the actions that modules note.</summary>
public static class AuditActions
{
    /// <summary>Names an action.</summary>
    public static IServiceCollection AddAuditAction(this IServiceCollection services, string id, Func<string> name) =>
        services.AddSingleton(new AuditAction(id, name));

    /// <summary>Names what the kernel itself notes.</summary>
    internal static void AddOfKernel(IServiceCollection services) => services
        .AddAuditAction("settings.changed", () => Texts.Audit_settings_changed)
        .AddAuditAction("theme.changed", () => Texts.Audit_theme_changed)
        .AddAuditAction("role.changed", () => Texts.Audit_role_changed)
        .AddAuditAction("role.removed", () => Texts.Audit_role_removed)
        .AddAuditAction("recipe.run", () => Texts.Audit_recipe_run)
        .AddAuditAction("feature.enabled", () => Texts.Audit_feature_enabled)
        .AddAuditAction("feature.disabled", () => Texts.Audit_feature_disabled)
        .AddAuditAction("tenant.created", () => Texts.Audit_tenant_created)
        .AddAuditAction("tenant.suspended", () => Texts.Audit_tenant_suspended)
        .AddAuditAction("tenant.resumed", () => Texts.Audit_tenant_resumed)
        .AddAuditAction("tenant.removed", () => Texts.Audit_tenant_removed);
}
