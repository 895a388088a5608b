using System.Security.Cryptography;
using System.Text.Json;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Theming;

/// <summary>How a tenant would look.</summary>
/// <param name="Settings">Instead of those that are saved.</param>
/// <param name="Theme">Id of a public theme.</param>
public sealed record SitePreview(SiteSettings Settings, string Theme);

/// <summary>
/// Shows an editor the pages of the site as they would look, before anything is saved: what is not saved stands in the address, sealed,
/// for this tenant and this person alone, and for an hour.
/// </summary>
public sealed class SitePreviews
{
    /// <summary>Name in the query.</summary>
    public const string QueryName = "pratinjau";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector _protector;
    private readonly ModuleCatalog _catalog;

    internal SitePreviews(IDataProtectionProvider protection, ModuleCatalog catalog)
    {
        _protector = protection.CreateProtector("JatengPortal.SitePreviews").ToTimeLimitedDataProtector();
        _catalog = catalog;
    }

    /// <summary>Seals what is not saved yet, for <see cref="QueryName"/> of a page's address.</summary>
    public string Seal(SitePreview preview, Tenant tenant, Account account) =>
        _protector.Protect(JsonSerializer.Serialize(new Sealed(tenant.Id, account.Id, preview)), Lifetime);

    /// <summary>Shows the rest of the request as the preview has it that its address names, if it names one of this person's.</summary>
    /// <returns>Whether it does.</returns>
    internal bool TryShow(HttpContext context, Site site)
    {
        var services = context.RequestServices;
        // Readers never get here: what they are sent is cached without this name.
        if (services.GetRequiredService<CurrentAccount>().Account is not { } account || context.Request.Query[QueryName] is not [{ } text])
            return false;
        var current = services.GetRequiredService<CurrentTenant>();
        if (Open(text) is not { } found || found.TenantId != current.Tenant.Id || found.AccountId != account.Id)
            return false;
        site.Show(found.Preview.Settings);
        current.Set(current.Tenant with { Theme = _catalog.FindTheme(found.Preview.Theme)?.Id ?? current.Tenant.Theme });
        // The page that it is shown in frames it.
        context.Response.Headers.ContentSecurityPolicy =
            context.Response.Headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return true;
    }

    private Sealed? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(text));
        }
        catch (Exception refused) when (refused is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Sealed(Guid TenantId, Guid AccountId, SitePreview Preview);
}
