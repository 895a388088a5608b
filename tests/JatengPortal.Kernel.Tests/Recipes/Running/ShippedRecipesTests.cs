using System.Net;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

public sealed class ShippedRecipesTests(ShippedPortal portal) : IClassFixture<ShippedPortal>
{
    private static readonly string[] Agencies = ["provinsi", "kesbangpol", "kominfo", "biro-pemerintahan"];

    /// <summary>The design's table: who has which feature.</summary>
    private static readonly Dictionary<string, Func<Tenant, bool>> Table = new()
    {
        ["JatengPortal.Identity"] = _ => true,
        ["JatengPortal.Audit"] = _ => true,
        ["JatengPortal.Pages"] = _ => true,
        ["JatengPortal.Media"] = _ => true,
        // What the administration's screens share; the table names features that somebody would miss.
        ["JatengPortal.Notifications"] = _ => true,
        ["JatengPortal.Administration"] = _ => true,
        ["JatengPortal.News"] = _ => true,
        ["JatengPortal.Circulars"] = _ => true,
        ["JatengPortal.Search"] = _ => true,
        ["JatengPortal.Faq"] = tenant => tenant.Name != "biro-pemerintahan",
        ["JatengPortal.Agenda"] = tenant => tenant.Name is "provinsi" or "kesbangpol" or "biro-pemerintahan",
        ["JatengPortal.AlertBanners"] = tenant => tenant.Name == "provinsi",
        ["JatengPortal.Ormas"] = tenant => tenant.Name == "kesbangpol",
        ["JatengPortal.Ormas.Registration"] = tenant => tenant.Name == "kesbangpol",
        ["JatengPortal.Incidents"] = HasDesk,
        ["JatengPortal.Situation"] = HasDesk,
        ["JatengPortal.Incidents.PublicReports"] = HasDesk,
        ["JatengPortal.Incidents.Watch"] = tenant => tenant.Name == "kominfo",
        ["JatengPortal.OpenId.Server"] = tenant => tenant.Name == "provinsi",
        ["JatengPortal.Tenants"] = tenant => tenant.Name == "provinsi",
        ["JatengPortal.OpenId.Client"] = tenant => tenant.HostNames.Count > 0,
    };

    private static bool HasDesk(Tenant tenant) => tenant.Name == "provinsi" || tenant.RegionCode is not null;

    private TenantRecipes Recipes => portal.Services.GetRequiredService<TenantRecipes>();

    private List<Tenant> Tenants
    {
        get
        {
            var registry = portal.Services.GetRequiredService<TenantRegistry>();
            return [.. registry.Names.Select(name => registry.Find(name)!)];
        }
    }

    [Fact]
    public void The_set_up_makes_the_province_three_agencies_and_35_regions()
    {
        var regions = Tenants.Where(tenant => tenant.RegionCode is not null && tenant.Name != "provinsi").ToList();

        Assert.Equal(39, Tenants.Count);
        Assert.All(Agencies, name => Assert.Contains(name, Tenants.Select(tenant => tenant.Name)));
        Assert.Equal(29, regions.Count(tenant => tenant.Name.StartsWith("kab-", StringComparison.Ordinal)));
        Assert.Equal(6, regions.Count(tenant => tenant.Name.StartsWith("kota-", StringComparison.Ordinal)));
        Assert.Equal(35, regions.Select(tenant => tenant.RegionCode).Distinct().Count());
        Assert.All(regions, tenant => Assert.Matches(tenant.Name.StartsWith("kota-", StringComparison.Ordinal) ? @"^33\.7\d$" : @"^33\.[0-2]\d$", tenant.RegionCode));
        Assert.Equal("", portal.At("provinsi").Tenant.Prefix);
        Assert.All(Tenants, tenant =>
        {
            Assert.Equal(TenantState.Running, tenant.State);
            Assert.Equal(tenant.Name == "provinsi" ? "" : tenant.Name, tenant.Prefix);
            Assert.Equal(tenant.Name == "provinsi" ? null : portal.At("provinsi").Tenant.Id, tenant.ParentId);
        });
    }

    [Fact]
    public void Every_tenant_has_the_features_of_the_designs_table_as_far_as_they_exist()
    {
        var catalog = portal.Services.GetRequiredService<ModuleCatalog>();

        Assert.All(catalog.Features, feature =>
        {
            Assert.True(Table.ContainsKey(feature.Id), $"The design's table doesn't know {feature.Id}.");
            Assert.All(Tenants, tenant => Assert.True(
                tenant.Features.Contains(feature) == Table[feature.Id](tenant), $"{tenant.Name}: {feature.Id} is {tenant.Features.Contains(feature)}"));
        });
    }

    [Fact]
    public async Task Every_site_has_a_home_page_news_and_the_pages_that_all_have()
    {
        foreach (var tenant in Tenants)
        {
            foreach (var path in new[] { "/", "/berita", "/tentang", "/kontak", "/privasi", "/aksesibilitas" })
                Assert.Equal((tenant.Name, path, HttpStatusCode.OK), (tenant.Name, path, await portal.At(tenant.Name).StatusOfAsync(path)));
        }
    }

    [Fact]
    public async Task Running_every_recipe_again_changes_nothing()
    {
        foreach (var tenant in Tenants)
            await portal.DeliverAsync(tenant.Name);
        var before = Tenants.ToDictionary(tenant => tenant.Name, tenant => tenant.ContentVersion);
        portal.Clock.Turn(TimeSpan.FromDays(3));

        foreach (var tenant in Tenants)
        {
            var recipe = Recipes.Require(Agencies.Contains(tenant.Name) ? tenant.Name : "kabkota");
            var outcome = await Recipes.RunAsync(recipe, tenant, dryRun: false, TestContext.Current.CancellationToken);
            Assert.Empty(outcome.Steps.SelectMany(step => step.Changes));
            Assert.False(outcome.HasChanges);
        }

        var onHost = await portal.RunOnHostAsync(Recipes.Require("jateng"));
        Assert.False(onHost.HasChanges);
        var run = Assert.Single(await portal.Services.GetRequiredService<ManyTenantRun>().ListAsync(most: 2, TestContext.Current.CancellationToken));
        Assert.Equal(("jateng", 0, 39, 0), (run.Recipe, run.Waiting, run.Done, run.Failed));
        foreach (var name in before.Keys)
            await portal.DeliverAsync(name);
        Assert.All(Tenants.Where(tenant => tenant.Name != "provinsi"), tenant => Assert.Equal(before[tenant.Name], tenant.ContentVersion));
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_change_in_each_step_and_changes_nothing()
    {
        var agency = portal.At("kominfo");
        var before = agency.Tenant;
        const string Steps = """
            { "name": "feature", "disable": ["JatengPortal.News"] },
            { "name": "settings", "SiteName": "Nama percobaan", "PortalSettings": { "Tagline": "Semboyan percobaan" } },
            { "name": "content", "data": [ { "ContentItemId": "x", "ContentType": "Page", "DisplayText": "Percobaan",
              "AutoroutePart": { "Path": "percobaan" }, "MarkdownBodyPart": { "Markdown": "x" } } ] }
            """;

        var dry = await agency.RunAsync(Steps, "percobaan", dryRun: true);
        var again = await agency.RunAsync(Steps, "percobaan", dryRun: true);

        Assert.Equal(["feature JatengPortal.News: on → off"], dry.Steps[0].Changes);
        Assert.Contains(dry.Steps[1].Changes, change => change.EndsWith("→ Nama percobaan", StringComparison.Ordinal));
        Assert.Equal(["page /halaman/percobaan: Percobaan"], dry.Steps[2].Changes);
        Assert.Equal(dry.Steps.SelectMany(step => step.Changes), again.Steps.SelectMany(step => step.Changes));
        Assert.Equal(before.ContentVersion, agency.Tenant.ContentVersion);
        Assert.Equal(before.Title, agency.Tenant.Title);
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/berita"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/halaman/percobaan"));
    }

    [Fact]
    public void Every_shipped_recipe_passes_its_check()
    {
        foreach (var listing in portal.Services.GetRequiredService<RecipeCatalog>().List())
        {
            Assert.Null(listing.Problem);
            Recipes.Check(Recipes.Require(listing.Name));
        }
    }
}
