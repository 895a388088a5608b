using System.Collections.Frozen;

namespace JatengPortal.Kernel.Recipes.OrchardCore;

/// <summary>
/// The steps that Orchard Core (3.0, and 4.0 as far as announced) and CrestApps know, and what stands in for them here.
/// </summary>
/// <remarks>Asked only for steps that no module registers: a step that is offered needs no sentence.</remarks>
internal static class OrchardSteps
{
    private static readonly InsteadTable Instead = new()
    {
        {
            "this portal was built without the module that offers it",
            "feature", "themes", "settings", "recipes", "Roles", "content", "media", "FeatureProfiles"
        },
        {
            "accounts are one per person in the host: make them with 'users create' on the command line, or by invitation",
            "Users"
        },
        {
            "accounts carry no custom settings",
            "custom-user-settings"
        },
        {
            "this portal was built without the module that offers it; register clients where the OpenID Connect provider runs",
            "OpenIdApplication"
        },
        {
            "scopes belong to the modules that protect something by them; nothing has to be declared",
            "OpenIdScope"
        },
        {
            "the provider runs with fixed, safe settings (RFC 9700); switch the feature JatengPortal.OpenId.Server on instead",
            "OpenIdServerSettings"
        },
        {
            "a tenant with a host name of its own becomes a client by the feature JatengPortal.OpenId.Client",
            "OpenIdClientSettings"
        },
        {
            "tokens of the province's provider are validated without settings",
            "OpenIdValidationSettings"
        },
        {
            "signing in through other providers is not offered; accounts are the portal's own",
            "AzureADSettings", "MicrosoftAccountSettings", "GitHubAuthenticationSettings", "GitHubAuthentication",
            "FacebookLoginSettings", "GoogleAuthenticationSettings"
        },
        {
            "pages make no third-party requests; leave the step out",
            "FacebookCoreSettings", "FacebookSettings", "TwitterSettings", "Twitter"
        },
        {
            "pages make no third-party requests; figures are at /metrics",
            "GoogleAnalyticsSettings"
        },
        {
            "content types are classes of the modules; write a module to add one, and leave the step out",
            "ContentDefinition"
        },
        {
            "content types are classes of the modules; write a module to change one, and leave the step out",
            "ReplaceContentDefinition"
        },
        {
            "content types are classes of the modules; switch the module's feature off with the 'feature' step",
            "DeleteContentDefinition"
        },
        {
            "image sizes are fixed by the theme, so that pages stay small; leave the step out",
            "MediaProfiles"
        },
        {
            "files are stored by their content hash, so there is nothing to move; leave the step out",
            "move-attached-media-fields"
        },
        {
            "themes place their widgets themselves; switch features with the 'feature' step",
            "Layers"
        },
        {
            "lists, feeds and open data are addresses of the modules; write a module for another one",
            "Queries"
        },
        {
            "the admin menu comes from the features that are on; a tenant's own menu is a Menu in the 'content' step",
            "AdminMenu"
        },
        {
            "a theme is compiled Razor components: choose one with the 'themes' step, or write one as a plug-in",
            "Templates", "AdminTemplates", "Placements"
        },
        {
            "bodies are Markdown without shortcodes; write the Markdown itself",
            "ShortcodeTemplates"
        },
        {
            "workflows are rules of the modules, not data; leave the step out",
            "WorkflowType"
        },
        {
            "every tenant has its sitemap by itself, at /sitemap.xml; leave the step out",
            "Sitemaps"
        },
        {
            "old slugs redirect by themselves; other redirects belong to the proxy in front",
            "UrlRewriting"
        },
        {
            "interface texts are compiled resources, in Indonesian and English",
            "Translations"
        },
        {
            "an English wording stands beside the Indonesian one in the 'content' step",
            "DynamicDataTranslations"
        },
        {
            "settings are typed: use the sections of the 'settings' step",
            "custom-settings"
        },
        {
            "a tenant is exported with 'tenants export' on the command line",
            "deployment"
        },
        {
            "a recipe runs no commands: use the steps, or the command line",
            "command"
        },
        {
            "rate limits are set in the host's configuration",
            "CreateOrUpdateRateLimitPolicies"
        },
        {
            "the search index follows publications by itself; 'search rebuild' on the command line makes it anew",
            "CreateOrUpdateIndexProfile", "ResetIndex", "RebuildIndex", "lucene-index", "lucene-index-reset",
            "lucene-index-rebuild", "ElasticIndexSettings", "elastic-index-reset", "elastic-index-rebuild",
            "elasticsearch-index",
            "elasticsearch-index-reset", "elasticsearch-index-rebuild", "azureai-index-create", "azureai-index-reset",
            "azureai-index-rebuild"
        },
    };

    private static readonly FrozenSet<string> CrestApps = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "A2AConnection", "AIDataSource", "AIDeployment", "AIProfile", "AIProfileTemplate", "AIProviderConnections",
        "CreateAIProfileFromTemplate", "DeleteAIDeployments", "McpConnection", "McpPrompt", "McpResource",
        "TimeZoneMaps");

    /// <summary>Every name with a sentence; what is misspelt may have been meant to be one.</summary>
    public static IEnumerable<string> Names => Instead;

    /// <summary>
    /// What to use instead of a step, as the end of a sentence; null when the name is unknown to Orchard Core too.
    /// </summary>
    public static string? NotOffered(string name) =>
        Instead.Find(name) is { } instead ? $"known from Orchard Core, but not offered here: {instead}"
        : CrestApps.Contains(name) ? "a step of the CrestApps modules, not of Orchard Core, and not offered here; leave it out"
        : name.Equals("CorsSettings", StringComparison.OrdinalIgnoreCase)
            ? "no such step, in Orchard Core neither: which origins may call is set in the host's configuration"
        : name.Equals("Tenants", StringComparison.OrdinalIgnoreCase)
            ? "no step of Orchard Core; the portal's own step of this name comes with the module that offers it"
        : null;
}
