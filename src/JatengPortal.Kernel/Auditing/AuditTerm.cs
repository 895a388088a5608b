using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Auditing;

/// <summary>What people read instead of a name that entries of the trail hold: of a value, or of what something was done to.</summary>
/// <param name="Id">As entries hold it, in any case: <c>SiteName</c>.</param>
/// <param name="Name">Reads the word in the language of the moment: "Nama situs".</param>
public sealed record AuditTerm(string Id, Func<string> Name);

/// <summary>Gives words to the names that entries hold. Features, permissions and themes have theirs already.</summary>
public static class AuditTerms
{
    /// <summary>Puts a name into words. One that several modules use needs it once.</summary>
    public static IServiceCollection AddAuditTerm(this IServiceCollection services, string id, Func<string> name) =>
        services.AddSingleton(new AuditTerm(id, name));

    /// <summary>What the kernel itself notes.</summary>
    internal static void AddOfKernel(IServiceCollection services) => services
        .AddAuditTerm("menus", () => Texts.Audit_term_menus)
        .AddAuditTerm("Main", () => Texts.Audit_term_main_menu)
        .AddAuditTerm("Footer", () => Texts.Audit_term_footer_menu)
        .AddAuditTerm("Text", () => Texts.Audit_term_text)
        .AddAuditTerm("English", () => Texts.Audit_term_english)
        .AddAuditTerm("Url", () => Texts.Audit_term_url)
        .AddAuditTerm("Permissions", () => Texts.Audit_term_permissions)
        .AddAuditTerm("Description", () => Texts.Audit_term_description)
        .AddAuditTerm("RequiresSecondFactor", () => Texts.Audit_term_second_factor)
        .AddAuditTerm("Changed", () => Texts.Audit_term_changed);
}
