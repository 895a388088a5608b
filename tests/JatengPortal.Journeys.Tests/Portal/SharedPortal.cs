using System.Collections.Concurrent;
using System.Text.Json;
using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(JatengPortal.Journeys.Tests.Portal.SharedPortal))]

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>One portal process, set up from nothing, for all journeys that only read; started when the first one needs it.</summary>
public sealed class SharedPortal : IAsyncDisposable
{
    private static readonly HashSet<string> Prefixes = ReadPrefixes();

    private readonly Lazy<Task<RunningPortal>> _portal = new(() => RunningPortal.StartAsync());
    private readonly ConcurrentDictionary<string, Lazy<Task<Crawl>>> _crawls = new();

    public Task<RunningPortal> Portal => _portal.Value;

    internal static TenantSite Site(RunningPortal portal, string prefix) =>
        new(portal.Address, prefix, Prefixes);

    /// <summary>All pages of a tenant, crawled once and shared.</summary>
    internal Task<Crawl> CrawlAsync(string prefix, CancellationToken cancellationToken) =>
        _crawls.GetOrAdd(prefix, _ => new Lazy<Task<Crawl>>(async () =>
        {
            var portal = await Portal;
            return await new SiteCrawler(portal.Client, Site(portal, prefix)).CrawlAsync(["/", "/en/", "/sitemap.xml", "/robots.txt"], cancellationToken);
        })).Value;

    public async ValueTask DisposeAsync()
    {
        if (_portal.IsValueCreated)
            await (await _portal.Value).DisposeAsync();
    }

    // As the setup recipe names them: the crawler must know which paths of the root belong to other tenants.
    private static HashSet<string> ReadPrefixes()
    {
        var lenient = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using var recipe = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("recipes", "jateng.recipe.json")), lenient);
        var tenants = recipe.RootElement.GetProperty("steps").EnumerateArray().First(step => step.GetProperty("name").GetString() == "Tenants");
        return [.. tenants.GetProperty("Tenants").EnumerateArray().Select(tenant => tenant.GetProperty("Prefix").GetString()!).Where(prefix => prefix.Length > 0)];
    }
}
