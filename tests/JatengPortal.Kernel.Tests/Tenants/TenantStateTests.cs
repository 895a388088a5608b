using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Tenants;

public sealed partial class TenantStateTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private TenantLifecycle Lifecycle => portal.Services.GetRequiredService<TenantLifecycle>();
    private TenantRecipes Recipes => portal.Services.GetRequiredService<TenantRecipes>();

    [Fact]
    public async Task A_suspended_site_answers_503_in_its_own_theme_and_comes_back_as_it_was()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("satu", "Berita satu");
        var page = await site.ReadAsync("/berita/satu");
        await Lifecycle.SuspendAsync(site.Tenant, Token);

        foreach (var path in new[] { "/", "/berita/satu", "/en/berita", "/berita/rss.xml", "/tidak-ada", "/api/v1/tidak-ada" })
        {
            using var response = await site.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromHours(1), response.Headers.RetryAfter?.Delta);
        }

        using var polite = await site.GetAsync("/berita/satu");
        var text = await polite.Content.ReadAsStringAsync(Token);
        Assert.Contains(site.Tenant.Title, text, StringComparison.Ordinal);
        Assert.Contains(Texts.Error_503_heading, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Berita satu", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/berita", HttpMethod.Post));

        await Lifecycle.ResumeAsync(site.Tenant, Token);
        Assert.Equal(page, await site.ReadAsync("/berita/satu"));
    }

    [Fact]
    public async Task The_style_sheets_of_a_suspended_sites_page_are_served()
    {
        var site = await portal.NewSiteAsync();
        await site.RunAsync("""{ "name": "settings", "PortalSettings": { "PrimaryColour": "#0b5d3b" } }""");
        await Lifecycle.SuspendAsync(site.Tenant, Token);
        using var response = await site.GetAsync("/");
        var sheets = StyleSheet().Matches(await response.Content.ReadAsStringAsync(Token)).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, sheets.Count);
        using var client = portal.Browser();
        foreach (var sheet in sheets)
        {
            using var style = await client.GetAsync(new Uri(sheet, UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.OK, style.StatusCode);
            Assert.Equal("text/css", style.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Another_site_serves_while_one_is_suspended()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await Lifecycle.SuspendAsync(site.Tenant, Token);
        Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/"));
    }

    [Fact]
    public async Task Only_a_running_site_is_suspended_and_only_a_suspended_one_resumed()
    {
        var site = await portal.NewSiteAsync();
        Assert.Equal("tenant.not-suspended", (await Assert.ThrowsAsync<RuleViolationException>(() => Lifecycle.ResumeAsync(site.Tenant, Token))).Code);
        await Lifecycle.SuspendAsync(site.Tenant, Token);
        Assert.Equal("tenant.not-running", (await Assert.ThrowsAsync<RuleViolationException>(() => Lifecycle.SuspendAsync(site.Tenant, Token))).Code);
    }

    [Fact]
    public async Task A_site_that_is_not_set_up_yet_answers_503_until_it_is()
    {
        var definition = new TenantDefinition { Name = Sites.NewName(), Title = "Belum siap", Recipe = "sample-agency" };
        await Lifecycle.CreateAsync(definition, Token);
        var site = portal.At(definition.Name);
        using (var response = await site.GetAsync("/"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Contains("Belum siap", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        // As the same command would after a crash.
        await Recipes.CreateTenantAsync(definition, Token);
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_set_up_that_ended_before_the_database_was_made_goes_on()
    {
        var definition = new TenantDefinition { Name = Sites.NewName(), Title = "Terputus", Recipe = "sample-agency" };
        await Lifecycle.CreateAsync(definition, Token);
        var site = portal.At(definition.Name);
        await site.LoseDatabaseAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/"));

        await Recipes.CreateTenantAsync(definition, Token);
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task A_recipe_of_many_tenants_that_was_interrupted_goes_on_where_it_stopped()
    {
        var names = Enumerable.Range(0, 3).Select(_ => Sites.NewName()).ToArray();
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("banyak.recipe.json");
        await File.WriteAllTextAsync(
            file,
            $$"""{ "name": "banyak", "steps": [ { "name": "Tenants", "Tenants": [ {{string.Join(',', names.Select(
                name => $$"""{ "Name": "{{name}}", "Title": "Banyak {{name}}", "Recipe": "sample-agency" }"""))}} ] } ] }""",
            Token);
        var recipe = Recipe.Load(file);

        await Assert.ThrowsAsync<OperationCanceledException>(() => portal.RunOnHostAsync(recipe, new HostRunOptions { Progress = new StopAt(names[1]) }));
        Assert.Equal(HttpStatusCode.OK, await portal.At(names[0]).StatusOfAsync("/berita"));
        // Its place is kept.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await portal.At(names[2]).StatusOfAsync("/berita"));

        await portal.RunOnHostAsync(recipe);
        foreach (var name in names)
            Assert.Equal(HttpStatusCode.OK, await portal.At(name).StatusOfAsync("/berita"));
        var again = await portal.RunOnHostAsync(recipe);
        Assert.Equal((0, 3), (again.Steps.Sum(step => step.ChangedCount), again.Steps.Sum(step => step.UnchangedCount)));
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex StyleSheet();

    private sealed class StopAt(string tenant) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value)
        {
            if (value.Activity == tenant)
                throw new OperationCanceledException();
        }
    }
}
