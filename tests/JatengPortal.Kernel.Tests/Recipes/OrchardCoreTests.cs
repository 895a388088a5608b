using JatengPortal.Kernel.Recipes.OrchardCore;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class OrchardCoreTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>Every step of Orchard Core's schema index for 3.0, of its older documentation, and of CrestApps.</summary>
    public static TheoryData<string> KnownSteps => [.. (
        "feature themes settings Roles Users custom-user-settings ContentDefinition ReplaceContentDefinition DeleteContentDefinition "
        + "content media MediaProfiles move-attached-media-fields Layers Queries AdminMenu Templates AdminTemplates ShortcodeTemplates "
        + "Placements WorkflowType deployment custom-settings command FeatureProfiles Sitemaps UrlRewriting Translations "
        + "DynamicDataTranslations OpenIdApplication OpenIdScope OpenIdServerSettings OpenIdClientSettings OpenIdValidationSettings "
        + "CreateOrUpdateIndexProfile ResetIndex RebuildIndex lucene-index lucene-index-reset lucene-index-rebuild "
        + "ElasticIndexSettings elastic-index-reset elastic-index-rebuild azureai-index-create azureai-index-reset "
        + "azureai-index-rebuild AzureADSettings MicrosoftAccountSettings GitHubAuthenticationSettings FacebookCoreSettings "
        + "FacebookLoginSettings TwitterSettings CreateOrUpdateRateLimitPolicies GoogleAnalyticsSettings GoogleAuthenticationSettings "
        + "GitHubAuthentication FacebookSettings Twitter A2AConnection AIDataSource AIDeployment AIProfile AIProfileTemplate "
        + "AIProviderConnections CreateAIProfileFromTemplate DeleteAIDeployments McpConnection McpPrompt McpResource TimeZoneMaps "
        + "CorsSettings Tenants").Split(' ')];

    [Theory]
    [MemberData(nameof(KnownSteps))]
    public void A_step_that_is_known_but_not_offered_is_refused_with_what_to_use_instead(string name)
    {
        var sentence = _bench.Steps.Explain(name.ToUpperInvariant());

        Assert.DoesNotContain("unknown", sentence, StringComparison.Ordinal);
        Assert.True(sentence.Length > 60, sentence);
    }

    [Theory]
    [InlineData("ContentDefinition", "known from Orchard Core, but not offered here: content types are classes")]
    [InlineData("AIProfile", "a step of the CrestApps modules, not of Orchard Core")]
    [InlineData("CorsSettings", "no such step, in Orchard Core neither")]
    [InlineData("nots", "unknown step 'nots'; did you mean 'note'?")]
    [InlineData("contents", "unknown step 'contents'; did you mean 'content'?")]
    [InlineData("xyzzy", "unknown step 'xyzzy'")]
    public void Every_step_name_is_supported_known_or_unknown(string name, string expected)
    {
        var line = _bench.Refusal(RecipeOf($$"""{ "name": "{{name}}", "whatever": true }"""));

        Assert.StartsWith($"sample.recipe.json: step 0 ({name}): $.steps[0].name: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BaseUrl")]
    [InlineData("homeroute")]
    [InlineData("SmtpSettings")]
    [InlineData("RobotsSettings")]
    [InlineData("OpenIdServerSettings")]
    [InlineData("AzureEmailSettings")]
    [InlineData("GoogleAuthenticationSettings")]
    public void A_setting_that_is_known_but_not_offered_has_a_sentence(string name) =>
        Assert.StartsWith("known from Orchard Core, but not offered here: ", OrchardSettings.NotOffered(name), StringComparison.Ordinal);

    [Fact]
    public void Every_setting_of_the_reference_is_known() =>
        Assert.All(
            ("BaseUrl Calendar MaxPagedCount MaxPageSize PageSize ResourceDebugMode SiteName PageTitleFormat SiteSalt SuperUser TimeZoneId "
            + "UseCdn CdnBaseUrl AppendVersion HomeRoute CacheMode AdminSettings AuditTrailSettings AuditTrailTrimmingSettings "
            + "AuthenticatorAppLoginSettings ChangeEmailSettings ContentAuditTrailSettings ContentCulturePickerSettings "
            + "ContentRequestCultureProviderSettings EmailAuthenticatorLoginSettings EmailSettings ExportContentToDeploymentTargetSettings "
            + "ExternalLoginSettings ExternalRegistrationSettings FacebookPixelSettings GoogleAnalyticsSettings GoogleTagManagerSettings "
            + "HttpsSettings LayerSettings LocalizationSettings LoginSettings ReCaptchaSettings RegistrationSettings ResetPasswordSettings "
            + "ReverseProxySettings RobotsSettings RoleLoginSettings SearchSettings SecuritySettings SitemapsRobotsSettings SmsSettings "
            + "SmtpSettings TaxonomyContentsAdminListSettings TwilioSettings TwoFactorLoginSettings WorkflowTrimmingSettings").Split(' '),
            name => Assert.NotNull(OrchardSettings.NotOffered(name)));

    [Theory]
    [InlineData("PortalSettings")]
    [InlineData("Banana")]
    public void A_setting_of_nobody_has_none(string name) => Assert.Null(OrchardSettings.NotOffered(name));

    [Theory]
    [InlineData("OrchardCore.Contents", "JatengPortal.News")]
    [InlineData("orchardcore.search.lucene", "JatengPortal.Search")]
    [InlineData("OrchardCore.Rare.Thing", "leave it out")]
    [InlineData("TheBlogTheme", "'themes' step")]
    public void A_feature_of_Orchard_Core_has_a_sentence(string id, string expected) =>
        Assert.Contains(expected, OrchardFeatures.NotOffered(id), StringComparison.Ordinal);

    [Fact]
    public void A_feature_of_nobody_has_none() => Assert.Null(OrchardFeatures.NotOffered("JatengPortal.Nwes"));
}
