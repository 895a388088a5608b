namespace JatengPortal.Kernel.Recipes.OrchardCore;

/// <summary>What the <c>settings</c> step of Orchard Core 3.0 may hold, and what stands in for it here.</summary>
/// <remarks>Asked only for properties that the portal's own step doesn't have.</remarks>
internal static class OrchardSettings
{
    private static readonly InsteadTable Instead = new()
    {
        { "it has no place in this portal's settings", "SiteName", "TimeZoneId" },
        {
            "addresses come from the tenant's record and Portal__PublicAddress",
            "BaseUrl"
        },
        {
            "the home page of a tenant is always /",
            "HomeRoute"
        },
        {
            "times are shown in the Gregorian calendar",
            "Calendar"
        },
        {
            "lists page by key, without a highest page",
            "MaxPagedCount"
        },
        {
            "the length of a list is the module's own",
            "MaxPageSize", "PageSize"
        },
        {
            "assets are compiled and fingerprinted when the portal is built",
            "ResourceDebugMode"
        },
        {
            "assets are served by the portal itself; pages make no third-party requests",
            "UseCdn", "CdnBaseUrl"
        },
        {
            "assets are fingerprinted always",
            "AppendVersion"
        },
        {
            "a page's title is followed by the site's name",
            "PageTitleFormat"
        },
        {
            "keys are made and kept by data protection",
            "SiteSalt"
        },
        {
            "administrators are made with 'users create' and 'users grant'",
            "SuperUser"
        },
        {
            "public pages are cached until something is published",
            "CacheMode"
        },
        {
            "the audit trail is always on and can't be trimmed by a recipe",
            "AuditTrailSettings", "AuditTrailTrimmingSettings", "ContentAuditTrailSettings"
        },
        {
            "choose the admin theme with the 'themes' step",
            "AdminSettings"
        },
        {
            "how accounts sign in is set for the whole portal, in the host",
            "AuthenticatorAppLoginSettings", "ChangeEmailSettings", "EmailAuthenticatorLoginSettings", "LoginSettings",
            "RegistrationSettings", "ResetPasswordSettings", "RoleLoginSettings", "TwoFactorLoginSettings"
        },
        {
            "signing in through other providers is not offered; accounts are the portal's own",
            "ExternalLoginSettings", "ExternalRegistrationSettings"
        },
        {
            "every tenant speaks Indonesian, and English under /en",
            "ContentCulturePickerSettings", "ContentRequestCultureProviderSettings", "LocalizationSettings"
        },
        {
            "mail is set in the host's configuration",
            "EmailSettings", "SmtpSettings"
        },
        {
            "the portal sends no text messages",
            "SmsSettings", "TwilioSettings"
        },
        {
            "a tenant is exported with 'tenants export' on the command line",
            "ExportContentToDeploymentTargetSettings"
        },
        {
            "pages make no third-party requests",
            "FacebookPixelSettings", "GoogleAnalyticsSettings", "GoogleTagManagerSettings", "ReCaptchaSettings"
        },
        {
            "transport and proxies are set in the host's configuration",
            "HttpsSettings", "ReverseProxySettings"
        },
        {
            "themes place their widgets themselves",
            "LayerSettings"
        },
        {
            "every tenant has /robots.txt and /sitemap.xml by itself",
            "RobotsSettings", "SitemapsRobotsSettings"
        },
        {
            "search needs no settings; switch the feature JatengPortal.Search on",
            "SearchSettings"
        },
        {
            "security headers are strict for every tenant and can't be loosened",
            "SecuritySettings"
        },
        {
            "categories and tags need no settings",
            "TaxonomyContentsAdminListSettings"
        },
        {
            "workflows are rules of the modules, not data",
            "WorkflowTrimmingSettings"
        },
    };

    /// <summary>
    /// What to use instead of a setting or section, as a sentence; null when the name is unknown to Orchard Core too.
    /// </summary>
    public static string? NotOffered(string name)
    {
        var instead = Instead.Find(name) ?? ByPattern(name);
        return instead is null ? null : $"known from Orchard Core, but not offered here: {instead}";
    }

    private static string? ByPattern(string name)
    {
        if (!name.EndsWith("Settings", StringComparison.OrdinalIgnoreCase))
            return null;
        if (name.StartsWith("OpenId", StringComparison.OrdinalIgnoreCase))
            return "the OpenID Connect provider runs with fixed, safe settings (RFC 9700)";
        if (name.StartsWith("Azure", StringComparison.OrdinalIgnoreCase))
            return "files, keys and search stay on the portal's own machines";
        return name.EndsWith("AuthenticationSettings", StringComparison.OrdinalIgnoreCase)
            ? "signing in through other providers is not offered; accounts are the portal's own"
            : null;
    }
}
