using System.Net;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Testing;

/// <summary>One agency's site of a portal under test, as readers and its recipes see it.</summary>
public sealed class Agency(PortalFactory portal, string name)
{
    /// <summary>What the host knows of it now.</summary>
    public Tenant Tenant => portal.Services.GetRequiredService<TenantRegistry>().Find(name)
        ?? throw new InvalidOperationException($"There is no tenant {name}.");

    /// <summary>Where it is.</summary>
    public PortalFactory Portal => portal;

    /// <summary>Its database, where that is a file.</summary>
    public string DatabaseFile => Path.Combine(portal.DataPath, "tenants", name, "tenant.db");

    /// <summary>Asks for an address inside the site, such as <c>/berita</c>.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, HttpMethod? method = null)
    {
        using var client = portal.Browser();
        var tenant = Tenant;
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, tenant.PathBase + path);
        if (tenant.HostNames.Count > 0)
            request.Headers.Host = tenant.HostNames[0];
        return await client.SendAsync(request, TestCancellation.Token);
    }

    /// <summary>The status of an address inside the site.</summary>
    public async Task<HttpStatusCode> StatusOfAsync(string path, HttpMethod? method = null)
    {
        using var response = await GetAsync(path, method);
        return response.StatusCode;
    }

    /// <summary>The text of an address inside the site, which must answer 200.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestCancellation.Token);
    }

    /// <summary>Runs a recipe of these steps in the tenant: JSON of the array's inside.</summary>
    /// <param name="steps">Such as <c>{ "name": "feature", "enable": ["JatengPortal.News"] }</c>.</param>
    /// <param name="recipe">Name of the recipe: <c>uuid()</c> and <c>new Date()</c> depend on it.</param>
    /// <param name="dryRun">Only tells what would change.</param>
    public async Task<RecipeOutcome> RunAsync(string steps, string recipe = "test", bool dryRun = false)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("test.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "{{recipe}}", "steps": [ {{steps}} ] }""", TestCancellation.Token);
        return await portal.Services.GetRequiredService<TenantRecipes>()
            .RunAsync(Recipe.Load(file), Tenant, dryRun, TestCancellation.Token);
    }

    /// <summary>Publishes an article.</summary>
    public Task<RecipeOutcome> PublishArticleAsync(string slug, string title, string body = "Isi berita contoh.", string more = "") => RunAsync(
        $$"""
        { "name": "content", "data": [ { "ContentItemId": "{{slug}}", "ContentType": "Article", "DisplayText": "{{title}}",
          "AutoroutePart": { "Path": "{{slug}}" }, "MarkdownBodyPart": { "Markdown": "{{body}}" } {{more}} } ] }
        """);

    /// <summary>Work inside the tenant, outside a request: its services, connected to its database.</summary>
    public AsyncServiceScope OpenScope() => portal.Services.GetRequiredService<TenantScopes>().Open(Tenant);
}
