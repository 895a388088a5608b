using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Features;

public sealed class FeatureProfileTests(ProbedPortal portal)
{
    private const string NewsOnly = """
        "FeatureRules": [ { "Rule": "Exclude", "Expression": "*" }, { "Rule": "Include", "Expression": "JatengPortal.News" } ]
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "Uji.Bawah", true)]
    [InlineData("-*", "Uji.Bawah", false)]
    [InlineData("-* +Uji.*", "Uji.Bawah", true)]
    [InlineData("+Uji.* -*", "Uji.Bawah", false)]
    [InlineData("-uji.b?wah", "Uji.Bawah", false)]
    [InlineData("-Uji.B?", "Uji.Bawah", true)]
    [InlineData("-Uji.*ah +Uji.Bawah -Uji.*ah", "Uji.Bawah", false)]
    [InlineData("-Uji.*ah +uji.bawah", "Uji.Tengah", false)]
    [InlineData("-*", "JatengPortal.Pages", true)]
    public void The_last_rule_that_matches_counts_and_what_none_matches_is_allowed(string rules, string feature, bool allowed)
    {
        var profile = new FeatureProfile("uji", "Uji", [.. rules.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => new FeatureRule(rule[0] == '+' ? FeatureRuleKind.Include : FeatureRuleKind.Exclude, rule[1..]))]);
        var catalog = portal.Services.GetRequiredService<ModuleCatalog>();
        Assert.Equal(allowed, new FeatureLimit([profile]).RefusalOf(catalog.Find(feature)!, catalog) is null);
    }

    [Fact]
    public void Profiles_of_one_tenant_are_one_list_of_rules()
    {
        var catalog = portal.Services.GetRequiredService<ModuleCatalog>();
        var (closed, open) = (new FeatureProfile("tutup", "", [new(FeatureRuleKind.Exclude, "*")]), new FeatureProfile("buka", "", [new(FeatureRuleKind.Include, "Uji.*")]));
        Assert.Null(new FeatureLimit([closed, open]).RefusalOf(ProbeModule.Lower, catalog));
        Assert.Equal(
            "the feature profile 'tutup' excludes Uji.Bawah by its rule 1, Exclude '*'",
            new FeatureLimit([open, closed]).RefusalOf(ProbeModule.Lower, catalog));
    }

    [Fact]
    public async Task A_tenant_switches_on_only_what_its_profile_allows()
    {
        var site = await NewSiteAsync("hanya-berita", NewsOnly);
        Assert.True(site.Tenant.Features.Contains("JatengPortal.News"));
        Assert.True(site.Tenant.Features.Contains("JatengPortal.Pages"));
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => site.SwitchOnAsync(ProbeModule.Lower));
        Assert.Equal("feature.not-allowed", refused.Code);
        Assert.Equal("Uji.Bawah can't be switched on here: the feature profile 'hanya-berita' excludes Uji.Bawah by its rule 1, Exclude '*'.", refused.Message);
        Assert.False(site.Tenant.Features.Contains(ProbeModule.Lower));
    }

    [Fact]
    public async Task A_feature_that_needs_one_that_is_not_allowed_is_refused_by_naming_both()
    {
        var site = await NewSiteAsync("tanpa-bawah", """ "FeatureRules": [ { "Rule": "Exclude", "Expression": "Uji.B*" } ] """);
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() => site.SwitchOnAsync(ProbeModule.Upper));
        Assert.Contains("Uji.Atas needs Uji.Bawah, and the feature profile 'tanpa-bawah' excludes Uji.Bawah by its rule 1", refused.Message, StringComparison.Ordinal);
        Assert.False(site.Tenant.Features.Contains(ProbeModule.Upper));
    }

    [Fact]
    public async Task A_recipe_is_refused_before_its_first_step_runs()
    {
        var site = await NewSiteAsync("resep-dibatasi", NewsOnly);
        var refused = await Assert.ThrowsAsync<RecipeException>(() => site.RunAsync(
            """{ "name": "settings", "SiteName": "Tidak jadi" }, { "name": "feature", "enable": ["JatengPortal.News", "Uji.Bawah"] }"""));
        var error = Assert.Single(refused.Errors);
        Assert.Equal(("$.steps[1].enable[1]", "the feature profile 'resep-dibatasi' excludes Uji.Bawah by its rule 1, Exclude '*'"), (error.Path, error.Message));
        Assert.DoesNotContain("Tidak jadi", await site.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_already_stays_when_a_profile_comes_that_excludes_it()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Upper);
        var name = site.Tenant.Name;
        var tenant = $$"""{ "Name": "{{name}}", "Title": "x", "FeatureProfile": "datang-kemudian" }""";
        var first = await OnHostAsync($$"""{{Profile("datang-kemudian", NewsOnly)}}, { "name": "Tenants", "Tenants": [ {{tenant}} ] }""");
        var again = await OnHostAsync($$"""{{Profile("datang-kemudian", NewsOnly)}}, { "name": "Tenants", "Tenants": [ {{tenant}} ] }""");
        Assert.Equal((2, false), (first.Steps.Sum(step => step.ChangedCount), again.HasChanges));
        Assert.Equal(["datang-kemudian"], site.Tenant.FeatureProfiles);
        Assert.True(site.Tenant.Features.Contains(ProbeModule.Upper));
        Assert.False((await site.RunAsync("""{ "name": "feature", "enable": ["Uji.Atas"] }""")).HasChanges);

        await site.SwitchOffAsync(ProbeModule.Upper);
        await Assert.ThrowsAsync<RuleViolationException>(() => site.SwitchOnAsync(ProbeModule.Upper));
        await OnHostAsync(Profile("datang-kemudian", """ "FeatureRules": [] """));
        await site.SwitchOnAsync(ProbeModule.Upper);
    }

    [Fact]
    public async Task A_tenant_whose_recipe_wants_more_than_its_profile_allows_is_not_made()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => OnHostAsync($$"""
            {{Profile("tanpa-berita", """ "FeatureRules": [ { "Rule": "Exclude", "Expression": "JatengPortal.N*" } ] """)}},
            { "name": "Tenants", "Tenants": [ { "Name": "terbatas", "Title": "Terbatas", "Recipe": "sample-agency", "FeatureProfiles": ["tanpa-berita"] } ] }
            """));
        var error = Assert.Single(refused.Errors);
        Assert.Equal("terbatas", error.Tenant);
        Assert.Contains("'tanpa-berita' excludes JatengPortal.News by its rule 1", error.Message, StringComparison.Ordinal);
        Assert.Null(portal.Services.GetRequiredService<TenantRegistry>().Find("terbatas"));
        Assert.Null(portal.Services.GetRequiredService<FeatureProfiles>().Find("tanpa-berita"));
    }

    [Theory]
    [InlineData("""{ "pro fil": { "FeatureRules": [] } }""", "letters, digits")]
    [InlineData("""{ "a": { "Id": "b", "FeatureRules": [] } }""", "must be 'a'")]
    [InlineData("""{ "a": { "FeatureRules": [ { "Rule": "Allow", "Expression": "*" } ] } }""", "must be one of Include, Exclude")]
    [InlineData("""{ "a": { "FeatureRules": [ { "Rule": "Exclude" } ] } }""", "Expression is missing")]
    [InlineData("""{ "a": { "FeatureRules": [ { "Rule": "Exclude", "Expression": "a b" } ] } }""", "* stands for any characters")]
    [InlineData("""{ "a": { "FeatureRules": [ { "Rule": "Exclude", "Expression": "JatengPortal.Pages" } ] } }""", "on in every tenant and can't be excluded")]
    [InlineData("""{ "a": { "FeatureRules": [ { "Rule": "Exclude", "Expression": "JatengPortal.Newz" } ] } }""", "did you mean 'JatengPortal.News'?")]
    [InlineData("""{ "a": { "FeatureRules": [] }, "A": { "FeatureRules": [] } }""", "twice")]
    public async Task A_profile_that_cannot_be_is_refused(string profiles, string says)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => OnHostAsync($$"""{ "name": "FeatureProfiles", "FeatureProfiles": {{profiles}} }"""));
        Assert.Contains(refused.Errors, error => error.Message.Contains(says, StringComparison.Ordinal));
        Assert.Null(portal.Services.GetRequiredService<FeatureProfiles>().Find("a"));
    }

    [Fact]
    public async Task A_profile_that_nobody_knows_is_refused_in_a_recipe_and_on_the_command_line()
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => OnHostAsync(
            """{ "name": "Tenants", "Tenants": [ { "Name": "tak-berprofil", "Title": "x", "FeatureProfiles": ["entah"] } ] }"""));
        Assert.Contains("unknown feature profile 'entah'", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        var verb = await new CommandLine(portal).RunAsync("tenants", "create", "tak-berprofil", "--title", "x", "--feature-profile", "entah");
        Assert.Equal((1, "There is no feature profile 'entah'."), (verb.ExitCode, verb.Error.Trim()));
        Assert.Null(portal.Services.GetRequiredService<TenantRegistry>().Find("tak-berprofil"));
    }

    [Fact]
    public async Task The_command_line_sees_the_profile_of_another_process_and_names_the_rule()
    {
        var site = await NewSiteAsync("dari-baris-perintah", """ "Name": "Hanya berita", "FeatureRules": [ { "Rule": "Exclude", "Expression": "*" }, { "Rule": "Include", "Expression": "JatengPortal.Nothing*" } ] """, recipe: "sample-empty");
        var list = await new CommandLine(portal).RunAsync("features", "list", site.Tenant.Name);
        Assert.Matches("(?m)^ *JatengPortal.News .* not allowed ", list.Output);
        var enable = await new CommandLine(portal).RunAsync("features", "enable", site.Tenant.Name, "JatengPortal.News");
        Assert.Equal(1, enable.ExitCode);
        Assert.Equal(
            "JatengPortal.News can't be switched on here: the feature profile 'dari-baris-perintah' excludes JatengPortal.News by its rule 1, Exclude '*'.",
            enable.Error.Trim());
        Assert.Matches("(?m)^featureProfiles +dari-baris-perintah$", (await new CommandLine(portal).RunAsync("tenants", "show", site.Tenant.Name)).Output);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var outcome = await OnHostAsync(Profile("kering", NewsOnly), dryRun: true);
        Assert.Equal(["feature profile kering: new, Exclude '*', Include 'JatengPortal.News'"], outcome.Steps[0].Changes);
        Assert.Null(portal.Services.GetRequiredService<FeatureProfiles>().Find("kering"));
    }

    private static string Profile(string id, string inside) => $$"""{ "name": "FeatureProfiles", "FeatureProfiles": { "{{id}}": { {{inside}} } } }""";

    private async Task<Agency> NewSiteAsync(string profile, string inside, string recipe = "sample-agency")
    {
        var name = Sites.NewName();
        await OnHostAsync($$"""
            {{Profile(profile, inside)}},
            { "name": "Tenants", "Tenants": [ { "Name": "{{name}}", "Title": "{{name}}", "Recipe": "{{recipe}}", "FeatureProfiles": ["{{profile}}"] } ] }
            """);
        return portal.At(name);
    }

    private async Task<RecipeOutcome> OnHostAsync(string steps, bool dryRun = false)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("profil.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "profil", "steps": [ {{steps}} ] }""", Token);
        return await portal.RunOnHostAsync(Recipe.Load(file), new HostRunOptions { IsDryRun = dryRun });
    }
}
